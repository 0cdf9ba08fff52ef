import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePulumiYaml } from "../../../plan/settings/pulumi-yaml.ts";
import { readStackConfig } from "../../../plan/settings/stack-files.ts";
import { validationError } from "../support.ts";

describe("A Pulumi file", () => {
  it("is one document, which may be empty and marked", () => {
    assert.equal(parsePulumiYaml(""), null);
    assert.equal(parsePulumiYaml("# nothing\n"), null);
    assert.deepEqual(parsePulumiYaml("---\nconfig:\n  a: 017\n...\n"), { config: { a: 15 } });
  });

  it("of several documents is refused, since Pulumi reads the first alone", async () => {
    const project = mkdtempSync(join(tmpdir(), "documents-"));
    try {
      writeFileSync(join(project, "Pulumi.yaml"), "name: p\nruntime: nodejs\n");
      writeFileSync(join(project, "Pulumi.test.yaml"), "config:\n  p:tier: local\n---\nconfig:\n  p:tier: complete\n");
      assert.equal(
        await validationError(() => readStackConfig(project, "test", [])),
        "Pulumi.test.yaml: 1 issue\n  Pulumi.test.yaml: got 2 YAML documents, separated by ---; " +
          "expected a single one: Pulumi reads no other than the first",
      );
    } finally {
      rmSync(project, { recursive: true });
    }
  });
});
