import assert from "node:assert/strict";
import type { z } from "zod";
import { catalog } from "../../../catalog/index.ts";
import { backends } from "../../../components/index.ts";
import { settingsPage } from "../../../plan/report/settings-page.ts";
import { defaultText, described } from "../../../plan/settings/described.ts";
import { settingsSchema } from "../../../plan/settings/schema.ts";
import { declaredSecrets } from "../../../plan/settings/secrets.ts";
import { leaves } from "../settings/leaves.ts";
import { config, projectName, settings } from "../support.ts";

const schema = settingsSchema(backends);
const secrets = declaredSecrets(catalog, backends);

const cells = new Map(
  settingsPage(projectName, backends, secrets)
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(" | "))
    .map(([name = "", ...rest]) => [name.replace(/[| `]/g, ""), rest.map((cell) => cell.replace(/^\| | \|$/g, ""))]),
);

describe("docs/settings.md", () => {
  it("has every setting, and every secret", () => {
    const missing = [...leaves(schema).map(([path]) => path), ...Object.keys(secrets)].filter((key) => !cells.has(key));
    assert.deepEqual(missing, []);
  });

  it("says the defaults that a stack without config has", () => {
    const schemas = new Map(leaves(schema));
    const compared = (["local", "complete"] as const).flatMap((tier) =>
      settings(config({ tier })).rows.flatMap(({ key, value, origin }) => {
        const field = schemas.get(key);
        const { preset } = field === undefined ? {} : described(field);
        return origin === "default" && preset !== undefined ? [[key, value, defaultText({ preset })] as const] : [];
      }),
    );
    assert.ok(compared.length > 20);
    for (const [key, value, preset] of compared) {
      assert.equal(value, preset, key);
      assert.equal(cells.get(key)?.[2]?.split("; ")[0], preset, key);
    }
  });

  it("says what a tier has instead of the default, and which tiers read a setting", () => {
    assert.deepEqual(cells.get("cluster"), [
      "The `cluster` label of everything",
      "at most 63 lower-case letters, digits and hyphens",
      "main; tier local: local",
      "with every tier",
    ]);
    assert.equal(settings(config({ tier: "local" })).cluster, "local");
    assert.equal(cells.get("kubernetes")?.at(-1), "only with tier: complete");
  });

  it("says what has to be set", () => {
    assert.equal(cells.get("kubernetes.objectStorage.logsBucket")?.at(-1), "none: required");
    assert.equal(cells.get("kubernetes.namespace")?.at(-1), "monitoring");
  });
});

describe("a default", () => {
  it("is said once: no description repeats it", () => {
    const repeated = leaves(schema).filter(([, schema]) => /default/i.test(described(schema).description ?? ""));
    assert.deepEqual(
      repeated.map(([path]) => path),
      [],
    );
    assert.equal(defaultText(described(schema.shape.speed as z.ZodType)), "1");
  });
});
