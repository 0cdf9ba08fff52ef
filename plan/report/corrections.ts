import { markdownTable } from "../../components/markdown-table.ts";
import type { Catalog } from "../../model/catalog.ts";
import { correctionsOf } from "../../model/corrections.ts";

/** Each place where the catalog says something else than the product's people wrote, as a page in Markdown. */
export function correctionsPage(catalog: Catalog): string {
  const rows = correctionsOf(catalog).map(({ subject, item, theirs, ours, why = "" }) => [
    subject,
    theirs,
    ours,
    why,
    item ?? "–",
  ]);
  return `${[
    `# Corrections of ${catalog.title}'s requirements`,
    "",
    "Written by `npm run generate` from the catalog: change it there, where each stands beside its item.",
    "",
    "What the requirements say and the catalog does not, or says in another form. Names, thresholds, durations and",
    "severities that are not listed are as they were required.",
    "",
    rows.length === 0
      ? "None."
      : markdownTable(["about", "the requirements' words", "ours", "why", "stands beside"], rows),
  ].join("\n")}\n`;
}
