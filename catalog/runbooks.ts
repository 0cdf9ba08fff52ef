import { readdirSync, readFileSync } from "node:fs";

/** The runbooks of a folder: `HighErrorRate.md` is the runbook of the alert HighErrorRate. */
export function readRunbooks(folder: URL): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(".md"))
      .sort()
      .map((file) => [file.slice(0, -".md".length), readFileSync(new URL(file, folder), "utf8")]),
  );
}
