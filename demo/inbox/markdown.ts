import type { Markup } from "../html.ts";
import { Markup as Safe, html, link } from "../html.ts";

/** Inline code, links and bold; the rest is text. */
function inline(text: string): Markup {
  const parts = text.split(/(`[^`]+`|\[[^\]]+\]\([^)\s]+\)|\*\*[^*]+\*\*)/);
  return html`${parts.map((part) => {
    const [, words, url] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part) ?? [];
    if (words !== undefined && url !== undefined) return link(url, words);
    if (/^`.+`$/s.test(part)) return html`<code>${part.slice(1, -1)}</code>`;
    if (/^\*\*.+\*\*$/s.test(part)) return html`<strong>${part.slice(2, -2)}</strong>`;
    return html`${part}`;
  })}`;
}

const item = /^(?:[-*]|\d+\.)\s+/;

function list(lines: readonly string[]): Markup {
  const items: string[] = [];
  for (const line of lines) {
    if (item.test(line)) items.push(line.replace(item, ""));
    // A line that begins no item goes on with the one before.
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  const tag = /^\d/.test(lines[0] ?? "") ? "ol" : "ul";
  return html`<${new Safe(tag)}>${items.map((words) => html`<li>${inline(words)}</li>`)}</${new Safe(tag)}>`;
}

function table(lines: readonly string[]): Markup {
  const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line));
  return html`<table>
    ${rows.map((row) => {
      const cells = row.replace(/^\||\|\s*$/g, "").split("|");
      return html`<tr>
        ${cells.map((cell) => html`<td>${inline(cell.trim())}</td>`)}
      </tr>`;
    })}
  </table>`;
}

function block(text: string): Markup {
  const lines = text.split("\n");
  const [, marks, title] = /^(#{1,4})\s+(.*)$/.exec(lines[0] ?? "") ?? [];
  if (marks !== undefined && title !== undefined) {
    const tag = new Safe(`h${marks.length}`);
    const rest = lines.slice(1).join("\n");
    return html`<${tag}>${inline(title)}</${tag}>${rest === "" ? undefined : block(rest)}`;
  }
  if (item.test(text)) return list(lines);
  if (text.startsWith("|")) return table(lines);
  return html`<p>${inline(text)}</p>`;
}

/** The Markdown that runbooks are written in: headings, paragraphs, lists, tables, code blocks; no HTML passes. */
export function markdownHtml(markdown: string): Markup {
  const parts = markdown.replaceAll("\r\n", "\n").split(/^```[^\n]*\n([\s\S]*?)^```\s*$/m);
  return html`${parts.map((part, index) => {
    if (index % 2 === 1) return html`<pre>${part}</pre>`;
    const blocks = part.split(/\n\s*\n/).map((text) => text.replace(/^\n+|\s+$/g, ""));
    return blocks.filter((text) => text !== "").map(block);
  })}`;
}
