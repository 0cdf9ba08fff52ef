import type { Link } from "./message.ts";

const markdownLink = /\[([^\]]+)\]\((https?:[^)\s]+)\)/g;
const bareAddress = /https?:\/\/[^\s<>"')\]|]+/g;

/** Links of a Markdown text, `[text](url)` and bare addresses. */
export function linksInMarkdown(markdown: string): readonly Link[] {
  const named = [...markdown.matchAll(markdownLink)].map(([, text = "", url = ""]) => ({ text, url }));
  const rest = markdown.replace(markdownLink, "");
  return [...named, ...[...rest.matchAll(bareAddress)].map(([url]) => ({ text: url, url }))];
}

/** The same text with links as their words alone. */
export const readableMarkdown = (markdown: string): string => markdown.replace(markdownLink, "$1");

const anchor = /<a\b[^>]*\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>(.*?)<\/a>/gis;

/** Text of HTML without tags, with the five entities that templates write and numbers decoded. */
export function htmlText(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
  return html
    .replace(/<(style|script|head)\b.*?<\/\1>/gis, "")
    .replace(/<(?:br|\/p|\/h\d|\/tr|\/div|\/li)\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) =>
      code === undefined ? (entities[name ?? ""] ?? all) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** Links of an HTML text. */
export const linksInHtml = (html: string): readonly Link[] =>
  [...html.matchAll(anchor)].map(([, double, single, text = ""]) => ({
    text: htmlText(text),
    url: htmlText(double ?? single ?? ""),
  }));
