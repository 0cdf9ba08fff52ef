import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The text is the golden file's; UPDATE_GOLDEN=1 rewrites that. */
export function assertGolden(file: string, text: string): void {
  const path = join(import.meta.dirname, "golden", file);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, text);
  assert.equal(text, readFileSync(path, "utf8"));
}
