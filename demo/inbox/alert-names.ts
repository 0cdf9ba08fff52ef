import type { Field, Link, Status } from "./message.ts";

/** Names of alerts are PascalCase of at least two words, so that no ordinary word is taken for one. */
const pascalCase = /\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+\b/g;
/** Products write themselves that way too; the one that is watched the inbox leaves out itself. */
const products = new Set(["PagerDuty", "PostgreSQL", "GitHub"]);
const linked = /\/(?:runbooks|alerts)\/([A-Za-z0-9_]+)/;
/** How Alertmanager's default templates list labels. */
const listed = /^\s*-?\s*alertname\s*=\s*([A-Za-z0-9_]+)\s*$/gm;
const named = /^alert(?:s|name|names|[ _-]names?)?$/i;
/** One name, or several separated by commas; a summary in a field called "Alert" is neither. */
const list = /^[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*$/;

interface MessageText {
  readonly title: string;
  readonly body: string;
  readonly fields: readonly Field[];
  readonly links: readonly Link[];
}

const inText = (text: string): readonly string[] =>
  [...text.matchAll(pascalCase)].map(([name]) => name).filter((name) => !products.has(name));

/**
 * Names of the alerts that a message is about, for kinds whose payload is text: from fields called "Alert", links to a
 * runbook or an alert's page, listed labels, and else the title. The body's prose is not searched: it may mention
 * alerts that it is not about.
 */
export function alertNames({ title, body, fields, links }: MessageText): readonly string[] {
  const values = fields.filter((field) => named.test(field.title)).map(({ value }) => value.trim());
  const fromFields = values.filter((value) => list.test(value)).flatMap((value) => value.split(/\s*,\s*/));
  const fromLinks = links.map(({ url }) => linked.exec(url)?.[1] ?? "");
  const fromLabels = [...body.matchAll(listed)].map((match) => match[1] ?? "");
  const sure = [...fromFields, ...fromLinks, ...fromLabels].filter((name) => name !== "");
  return [...new Set([...sure, ...inText(title)])].sort();
}

export const withStatus = (names: readonly string[], status: Status): Readonly<Record<string, Status>> =>
  Object.fromEntries(names.map((name) => [name, status]));

/** One instance still firing means that the alert is. */
export function mergedStatus(
  found: readonly (readonly [name: string, status: Status])[],
): Readonly<Record<string, Status>> {
  const merged: Record<string, Status> = {};
  for (const [name, status] of found) if (merged[name] !== "firing") merged[name] = status;
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => a.localeCompare(b)));
}

/** What a title says about the status: templates write RESOLVED where it is over. */
export const titleStatus = (title: string): Status => (/\bRESOLVED\b/.test(title) ? "resolved" : "firing");
