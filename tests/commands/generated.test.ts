import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { catalog } from "../../catalog/index.ts";
import { projectName } from "../../commands/arguments/stack-files.ts";
import { generatedFiles } from "../../plan/report/generated.ts";
import { projectDefaults } from "../../plan/settings/defaults.ts";
import { settingsSchema } from "../../plan/settings/schema.ts";
import { runCommand, project } from "./running.ts";

describe("what the project generates", () => {
  for (const { path, content } of generatedFiles(catalog, projectName(project))) {
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

describe("schema/stack.schema.json", () => {
  const schema = z.fromJSONSchema(
    JSON.parse(readFileSync(join(project, "schema/stack.schema.json"), "utf8")) as Parameters<
      typeof z.fromJSONSchema
    >[0],
  );
  const takes = (config: object) => schema.safeParse({ config }).success;

  for (const stack of ["local", "dev", "prod"]) {
    it(`takes the shipped Pulumi.${stack}.yaml`, () => {
      const file: unknown = parse(readFileSync(join(project, `Pulumi.${stack}.yaml`), "utf8"));
      assert.deepEqual(schema.safeParse(file).error, undefined);
    });
  }

  it("takes what `pulumi config set` writes: text for numbers and booleans, encrypted secrets", () => {
    assert.ok(takes({ "stratoai-observability:pages": "true", "stratoai-observability:budgetUsd": "96" }));
    assert.ok(takes({ "stratoai-observability:smtpPassword": { secure: "v1:x" }, "aws:region": "eu-west-1" }));
  });

  it("refuses unknown keys, other tiers and secrets in plain text", () => {
    assert.ok(!takes({ "stratoai-observability:teir": "local" }));
    assert.ok(!takes({ "stratoai-observability:tier": "cheap" }));
    assert.ok(!takes({ "stratoai-observability:smtpPassword": "canary" }));
  });
});
