import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The text is the golden file's; UPDATE_GOLDEN=1 rewrites that.
 *
 * @param folder of the test, whose `golden` has the file
 */
export function assertGolden(folder: string, file: string, text: string): void {
  const path = join(folder, "golden", file);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, text);
  assert.equal(text, readFileSync(path, "utf8"));
}
