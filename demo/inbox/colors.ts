import type { Status } from "./message.ts";

/** The bar's colours where a message brings none: by how grave it is. */
const colors: Readonly<Record<string, string>> = {
  critical: "#d00000",
  error: "#d00000",
  danger: "#d00000",
  attention: "#d00000",
  warning: "#ffa500",
  info: "#3b82f6",
  accent: "#3b82f6",
  good: "#2eb886",
  resolved: "#2eb886",
};

/** CSS colour for a word of a vendor (Slack's danger, PagerDuty's critical, Teams' Attention) or #rrggbb. */
export function cssColor(word: string | undefined, status: Status): string {
  const text = (word ?? "").toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^[0-9a-f]{6}$/.test(text)) return `#${text}`;
  return colors[status === "resolved" ? "resolved" : text] ?? "#888888";
}
