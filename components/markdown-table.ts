import { markdownTable as table } from "markdown-table";

const cell = (text: string): string => (/[|\n]/.test(text) ? text.replaceAll("|", "\\|").replaceAll("\n", " ") : text);

/**
 * A table in GitHub's Markdown, its columns not padded: a longer cell changes one line of a diff. Line breaks in cells
 * become spaces.
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = table([header.map(cell), ...rows.map((row) => row.map(cell))], { alignDelimiters: false });
  const rule = text.indexOf("\n") + 1;
  const end = text.includes("\n", rule) ? text.indexOf("\n", rule) : text.length;
  // Three dashes, which older readers of Markdown ask for.
  return text.slice(0, rule) + text.slice(rule, end).replaceAll("-", "---") + text.slice(end);
}
