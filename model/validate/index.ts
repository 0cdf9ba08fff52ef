import type { Catalog } from "../catalog.ts";
import { checks } from "./checks/index.ts";
import type { Limits } from "./limits.ts";
import type { Mistake } from "./mistake.ts";
import { ordered } from "./mistake.ts";
import { subject } from "./subject.ts";

export type { Limits } from "./limits.ts";
export type { Mistake } from "./mistake.ts";
export { describe } from "./mistake.ts";

/** Every mistake of the catalog, by path; none for one that can be compiled. */
export function validate(catalog: Catalog, limits: Limits): readonly Mistake[] {
  const looked = subject(catalog, limits);
  return ordered(checks.flatMap((check) => check(looked)));
}
