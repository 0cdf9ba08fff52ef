const escaped = (text: string): string =>
  /[|\n]/.test(text) ? text.replaceAll("|", "\\|").replaceAll("\n", " ") : text;

const cell = (text: string): string => (text === "" ? " |" : ` ${escaped(text)} |`);

const row = (cells: readonly string[]): string => `|${cells.map(cell).join("")}`;

/**
 * A table in GitHub's Markdown, its columns not padded: a longer cell changes one line of a diff. Line breaks in cells
 * become spaces.
 */
export const markdownTable = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map(row).join("\n");
