import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { ObjectTemplate, Template } from "./template.ts";

/** Text of schemas that people read and the API server does not need; the release's Secret has a limit of 1 MiB. */
function withoutDescriptions(node: Template): Template {
  if (Array.isArray(node)) return node.map(withoutDescriptions);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node as Readonly<Record<string, Template>>);
  // A property of that name has a schema there, no text.
  const kept = entries.filter(([key, inner]) => key !== "description" || typeof inner !== "string");
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutDescriptions(inner)]));
}

/**
 * The real CustomResourceDefinitions of a file or a folder of files, as templates.
 *
 * @param annotations that the chart gives them
 */
export function customResourceDefinitions(path: string, annotations: Template): readonly ObjectTemplate[] {
  const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
  return files
    .flatMap((file) => parseAllDocuments(readFileSync(file, "utf8")))
    .flatMap((document) => (document.toJS() as ObjectTemplate | null) ?? [])
    .filter(({ kind }) => kind === "CustomResourceDefinition")
    .map((crd) => withoutDescriptions(crd) as ObjectTemplate)
    .map((crd) => ({ ...crd, metadata: { ...crd.metadata, annotations } }));
}
