/** A stretch of a Markdown text: prose, or a code span or block with its marks. */
export interface Stretch {
  readonly text: string;
  readonly isCode: boolean;
}

const code = /(^```[^]*?^```|`[^`\n]+`)/m;

/** The text's stretches in order; together they are the text. */
export const stretches = (markdown: string): readonly Stretch[] =>
  markdown.split(code).map((text, index) => ({ text, isCode: index % 2 === 1 }));

/** The prose alone, with an ellipsis where code stood, so that the words around it are not neighbours. */
export const prose = (markdown: string): string =>
  stretches(markdown)
    .map(({ text, isCode }) => (isCode ? "…" : text))
    .join("");

/** What stands under a heading until the next one; empty where there is none of this name. */
export function section(markdown: string, heading: string): string {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => line.replace(/^#{1,6} +/, "").replace(/ *#*$/, "") === heading);
  if (start < 0) return "";
  const length = lines.slice(start + 1).findIndex((line) => /^#{1,6} /.test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join("\n");
}

/** Up to the first full stop, question or exclamation mark before a blank. */
export const firstSentence = (text: string): string => /^[^]*?[.?!](?=\s|$)/.exec(text.trim())?.[0] ?? text.trim();
