import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needs, tool } from "../support/toolchain.ts";
import { runCommand } from "./running.ts";

describe("what npm run render writes", () => {
  needs("promtool", "amtool");
  const root = mkdtempSync(join(tmpdir(), "render-test-"));
  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("is taken by the real programs", function () {
    this.timeout(60_000);
    for (const stack of ["local", "dev", "prod"]) {
      const at = join(root, stack);
      assert.equal(runCommand("render", stack, at).code, 0);
      const rules = readdirSync(join(at, "prometheus/rules")).map((file) => join(at, "prometheus/rules", file));
      execFileSync(tool("promtool"), ["check", "rules", ...rules], { stdio: "pipe" });
      const test = join(at, "prometheus/tests/HighErrorRate.yml");
      execFileSync(tool("promtool"), ["test", "rules", test], { stdio: "pipe" });
      execFileSync(tool("amtool"), ["check-config", join(at, "alertmanager/alertmanager.yml")], { stdio: "pipe" });
    }
  });
});
