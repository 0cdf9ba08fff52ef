import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { oldPackage } from "../model/old-names.ts";

/** Folders of the engine, and the programs' entry points. What is a product's own stands in catalog/. */
const engine = [
  "model",
  "components",
  "plan",
  "provider",
  "commands",
  "demo",
  "tools",
  "program.ts",
  "index.ts",
  "transforms.ts",
];

/** What earlier versions wrote is found again by its old names, and all of them stand here. */
const oldNames = "model/old-names.ts";

/** The engine looks by this name for the plugin of a state that an earlier version wrote. */
const oldPlugin = `provider/pulumi-resource-${oldPackage}`;

describe("the engine", () => {
  it("knows no product: its name stands in none of its files, but for the old names", () => {
    const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...engine], {
      encoding: "utf8",
    })
      .split("\n")
      .filter((file) => file !== "" && file !== oldNames);
    assert.ok(files.length > 200);
    const found = files.flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) => (/stratoai/i.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    assert.deepEqual(found, []);
    assert.deepEqual(
      files.filter((file) => /stratoai/i.test(file)),
      [oldPlugin],
    );
  });
});
