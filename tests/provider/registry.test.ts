import assert from "node:assert/strict";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { oldPackage, oldResourceTypes } from "../../model/old-names.ts";
import { packageName, typeToken } from "../../model/type-token.ts";
import { resourceKinds } from "../../provider/registry.ts";

const root = join(import.meta.dirname, "../..");

describe("Our provider", () => {
  it("serves each kind by its own token and by the one that older states have", () => {
    for (const type of ["File", "Process"] as const) {
      assert.ok(resourceKinds.has(typeToken(type)), type);
      assert.equal(resourceKinds.get(oldResourceTypes[type]), resourceKinds.get(typeToken(type)));
    }
  });

  it("is found by the engine under both names, of which `destroy` and `refresh` load the one that the state has", () => {
    const { plugins } = parse(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as {
      plugins: { providers: { name: string; path: string }[] };
    };
    const programs = plugins.providers.map(({ name, path }) => [
      name,
      realpathSync(join(root, path, `pulumi-resource-${name}`)),
    ]);
    const program = join(root, "provider", `pulumi-resource-${packageName}`);
    assert.deepEqual(programs, [
      [packageName, program],
      [oldPackage, program],
    ]);
  });
});
