import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const tests = join(import.meta.dirname, "..");

/** What a file calls → the names that it may have. */
const rules: readonly (readonly [call: RegExp, name: RegExp])[] = [
  [/^ *needs\(/m, /\.(?:programs|cluster|long)\.test\.ts$/],
  [/^ *needsCluster\(/m, /\.(?:cluster|long)\.test\.ts$/],
  [/^ *needsLocalTier\(/m, /\.(?:cluster|long)\.test\.ts$/],
];

describe("A test file", () => {
  it("says in its name what it starts, by which the npm scripts choose", () => {
    const files = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.ts"));
    assert.ok(files.length > 150);
    const misnamed = files.flatMap((file) => {
      const text = readFileSync(join(tests, file), "utf8");
      return rules.some(([call, name]) => call.test(text) && !name.test(file)) ? [file] : [];
    });
    assert.deepEqual(misnamed, []);
  });
});
