import type { Catalog } from "../catalog.ts";
import { checks } from "./checks/index.ts";
import type { Limits } from "./limits.ts";
import type { Mistake } from "./mistake.ts";
import { ordered } from "./mistake.ts";
import { notFinite } from "./numbers.ts";
import { subject } from "./subject.ts";
import { unknownWords } from "./words.ts";

export type { Limits } from "./limits.ts";
export type { Mistake } from "./mistake.ts";
export { describe } from "./mistake.ts";

/** Every mistake of the catalog, by path; none for one that can be compiled. */
export function validate(catalog: Catalog, limits: Limits): readonly Mistake[] {
  // What a number or a word of a closed set should be, the other checks take for granted.
  const unreadable = [...notFinite(catalog), ...unknownWords(catalog)];
  if (unreadable.length > 0) return ordered(unreadable);
  const looked = subject(catalog, limits);
  return ordered(checks.flatMap((check) => check(looked)));
}
