import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The text is the golden file's; UPDATE_GOLDEN=1 rewrites that.
 *
 * @param area folder beside this file, whose `golden` has it
 */
export function assertGolden(area: string, file: string, text: string): void {
  const path = join(import.meta.dirname, area, "golden", file);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, text);
  assert.equal(text, readFileSync(path, "utf8"));
}
