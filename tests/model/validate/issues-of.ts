import type { Catalog } from "../../../model/catalog.ts";
import { describe as describeIssues, validate } from "../../../model/validate/index.ts";
import type { Limits } from "../../../model/validate/index.ts";
import { limits } from "../fixture.ts";

/** What is reported for the catalog, a line per issue. */
export function issuesOf(catalog: Catalog, within: Limits = limits): readonly string[] {
  const [, ...lines] = describeIssues(validate(catalog, within)).split("\n");
  return lines.map((line) => line.replace(/^- /, ""));
}
