import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** One digest of several files, by path and content, whatever their order. */
export function digest(files: readonly { readonly path: string; readonly content: string }[]): string {
  const hash = createHash("sha256");
  for (const { path, content } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${path}\0${content}\0`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** Digest of every source file below a folder. */
export function sourceDigest(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return digest(files.map((path) => ({ path: path.slice(folder.length), content: readFileSync(path, "utf8") })));
}
