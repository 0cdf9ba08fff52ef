import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isLocal, localHome } from "../../../commands/stack/home.ts";

describe("Whether a stack lives on this machine", () => {
  let project: string;

  before(() => {
    project = mkdtempSync(join(tmpdir(), "stratoai-home-"));
    writeFileSync(join(project, "Pulumi.yaml"), "name: stratoai-observability\nruntime: nodejs\n");
    const stack = (name: string, text: string) => {
      writeFileSync(join(project, `Pulumi.${name}.yaml`), text);
    };
    stack("laptop", "config:\n  stratoai-observability:tier: local\n");
    stack("fresh", "");
    stack("prod", "config:\n  stratoai-observability:tier: complete\n");
  });
  after(() => {
    rmSync(project, { recursive: true });
  });

  it("is what its tier says, not its name", () => {
    const names = [
      "laptop",
      "organization/stratoai-observability/laptop",
      "fresh",
      "local",
      "prod",
      "acme/prod",
      "none",
    ];
    assert.deepEqual(
      names.filter((name) => isLocal(name, project)),
      ["laptop", "organization/stratoai-observability/laptop", "fresh", "local"],
    );
  });

  it("gives each a folder of its own, and the shipped one the places that it always had", () => {
    assert.deepEqual(localHome("local", "/s"), {
      backend: "/s/backend",
      pulumiHome: "/s/pulumi-home",
      data: "/s/stacks/local",
    });
    assert.deepEqual(localHome("organization/p/laptop", "/s"), {
      backend: "/s/homes/laptop/backend",
      pulumiHome: "/s/homes/laptop/pulumi-home",
      data: "/s/stacks/laptop",
      own: "/s/homes/laptop",
    });
  });
});
