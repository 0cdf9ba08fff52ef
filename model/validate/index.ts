import type { Catalog } from "../catalog.ts";
import { checks, textChecks } from "./checks/index.ts";
import type { Limits } from "./limits.ts";
import type { Issue } from "../issue.ts";
import { ordered } from "../issue.ts";
import { notFinite } from "./numbers.ts";
import { missingFields } from "./required.ts";
import { subject } from "./subject.ts";
import { unknownWords } from "./words.ts";

export type { Limits } from "./limits.ts";
export type { Issue } from "../issue.ts";
export { describe } from "../issue.ts";

/**
 * Every issue of the catalog, by path; none for one that can be compiled. `required.ts`, `numbers.ts` and `words.ts` look
 * first; each other check is a file of `checks/` and gets a `subject.ts`. What texts say is looked at once everything else
 * is sound.
 */
export function validate(catalog: Catalog, limits: Limits): readonly Issue[] {
  const missing = missingFields(catalog);
  if (missing.length > 0) return ordered(missing);
  // What a number or a word of a closed set should be, the other checks take for granted.
  const unreadable = [...notFinite(catalog), ...unknownWords(catalog)];
  if (unreadable.length > 0) return ordered(unreadable);
  const looked = subject(catalog, limits);
  const unsound = checks.flatMap((check) => check(looked));
  return ordered(unsound.length > 0 ? unsound : textChecks.flatMap((check) => check(looked)));
}
