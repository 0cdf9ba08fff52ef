import { markdownTable as table } from "markdown-table";

/**
 * A table in GitHub's Markdown, its columns not padded: a longer cell changes one line of a diff. Line breaks in cells
 * become spaces.
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")));
  const [head, rule = "", ...rest] = table(cells, { alignDelimiters: false }).split("\n");
  // Three dashes, which older readers of Markdown ask for.
  return [head, rule.replaceAll("-", "---"), ...rest].join("\n");
}
