import { parseAllDocuments } from "yaml";

/** A text of one YAML document as what it says, one of several as an array. */
function yaml(text: string): unknown {
  const documents = parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    return document.toJS() as unknown;
  });
  return documents.length === 1 ? documents[0] : documents;
}

/** What a file says, by its format: JSON and YAML are parsed, everything else is text. */
export function parsedFile(path: string, content: string): unknown {
  if (path.endsWith(".json")) return JSON.parse(content) as unknown;
  return /\.ya?ml$/.test(path) ? yaml(content) : content;
}

/** A value where each text under a key that is a file's name (dashboards in ConfigMaps) is parsed too. */
export function withInnerFiles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInnerFiles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === "string" ? parsedFile(key, inner) : withInnerFiles(inner),
    ]),
  );
}
