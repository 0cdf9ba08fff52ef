import type { Catalog } from "../catalog.ts";
import { checks } from "./checks/index.ts";
import type { Limits } from "./limits.ts";
import { type Issue, ordered } from "../issue.ts";
import { subject } from "./subject.ts";

export type { Limits } from "./limits.ts";
export type { Issue } from "../issue.ts";
export { describe } from "../issue.ts";

/** Every issue of the catalog, by path; none for one that can be compiled. */
export function validate(catalog: Catalog, limits: Limits): readonly Issue[] {
  const looked = subject(catalog, limits);
  return ordered(checks.flatMap((check) => check(looked)));
}
