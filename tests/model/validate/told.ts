import type { Catalog } from "../../../model/catalog.ts";
import { describe as describeMistakes, validate } from "../../../model/validate/index.ts";
import type { Limits } from "../../../model/validate/index.ts";
import { limits } from "../fixture.ts";

/** What is told of the catalog, a line per mistake. */
export function told(catalog: Catalog, within: Limits = limits): readonly string[] {
  const [, ...lines] = describeMistakes(validate(catalog, within)).split("\n");
  return lines.map((line) => line.replace(/^- /, ""));
}
