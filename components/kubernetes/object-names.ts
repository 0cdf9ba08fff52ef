import { createHash } from "node:crypto";

/** Characters of a DNS label, which every kind takes for a name. */
const longest = 63;

const digestLength = 8;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

function digested(text: string): string {
  const digest = createHash("sha256").update(text).digest("hex").slice(0, digestLength);
  return slug(`${slug(text).slice(0, longest - digestLength - 1)} ${digest}`);
}

/**
 * Names of Kubernetes objects for things that people have named: in lower case, with hyphens. Where two would become
 * the same, or one is too long, they end in a digest, so that different things never share an object.
 */
export function objectNames(texts: readonly string[]): ReadonlyMap<string, string> {
  const all = new Set(texts);
  const alike = new Map<string, number>();
  for (const text of all) alike.set(slug(text), (alike.get(slug(text)) ?? 0) + 1);
  return new Map(
    [...all].map((text) => {
      const name = slug(text);
      const fits = name !== "" && name.length <= longest && alike.get(name) === 1;
      return [text, fits ? name : digested(text)];
    }),
  );
}
