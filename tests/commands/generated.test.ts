import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { catalog } from "../../catalog/index.ts";
import { generatedFiles } from "../../plan/report/generated.ts";
import { projectDefaults } from "../../plan/settings/defaults.ts";
import { settingsSchema } from "../../plan/settings/schema.ts";
import { runCommand, project } from "./running.ts";

describe("what the project generates", () => {
  for (const { path, content } of generatedFiles(catalog)) {
    it(`is current: ${path} (npm run generate writes it)`, () => {
      assert.equal(readFileSync(join(project, path), "utf8"), content);
    });
  }

  it("is explained by --help", () => {
    assert.match(runCommand("generate", "--help").stdout, /docs\/metrics\.md/);
  });
});

describe("Pulumi.yaml", () => {
  const declared = (
    parse(readFileSync(join(project, "Pulumi.yaml"), "utf8")) as {
      config: Readonly<Record<string, { type: string; default: unknown; description: string }>>;
    }
  ).config;

  it("declares the defaults that the settings have", () => {
    assert.deepEqual(Object.fromEntries(Object.entries(declared).map(([key, { default: value }]) => [key, value])), {
      ...projectDefaults,
    });
  });

  it("declares keys that exist, with Pulumi's types and a description", () => {
    const types: Readonly<Record<string, string>> = { number: "integer", boolean: "boolean", object: "object" };
    for (const [key, { type, default: value, description }] of Object.entries(declared)) {
      assert.ok(key in settingsSchema.shape, key);
      assert.equal(type, types[typeof value] ?? "string");
      assert.ok(description.length > 0);
    }
  });
});
