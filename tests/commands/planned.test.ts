import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { project } from "./running.ts";

describe("A plan", () => {
  it("is made without Pulumi, which takes longer to load than the plan takes to make", () => {
    const script = `
      const { planned } = await import("./commands/arguments/planned.ts");
      for (const stack of ["local", "dev", "prod"]) await planned(stack, []);
      const { createRequire } = await import("node:module");
      const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes("/@pulumi/"));
      process.stdout.write(JSON.stringify(loaded.slice(0, 3)));
    `;
    const args = ["--import", "tsx", "--input-type=module", "--eval", script];
    assert.deepEqual(JSON.parse(execFileSync(process.execPath, args, { cwd: project, encoding: "utf8" })), []);
  });
});
