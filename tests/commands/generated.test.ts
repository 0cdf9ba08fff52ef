import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { catalog } from "../../catalog/index.ts";
import { generatedFiles } from "../../plan/report/generated.ts";
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
  it("declares no config: a running program could not tell it from what the stack's own file says", () => {
    const file: unknown = parse(readFileSync(join(project, "Pulumi.yaml"), "utf8"));
    assert.ok(!("config" in (file as object)));
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
