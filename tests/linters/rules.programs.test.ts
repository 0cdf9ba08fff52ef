import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../commands/running.ts";
import { cleanup } from "../support/cleanup.ts";
import { needs, skipWithout, tool } from "../support/toolchain.ts";
import { buildPint, pintFindings } from "./pint.ts";

const stacks = ["local", "dev", "prod"] as const;
const rules = "prometheus/rules";

describe("The rendered Prometheus rules, judged by others' linters", function () {
  needs("promtool");
  this.slow(20_000);
  const undo = cleanup();
  let folder: string;

  before(function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), "linters-"));
    undo(() => {
      rmSync(folder, { recursive: true });
    });
    for (const stack of stacks) assert.equal(runCommand("render", stack, join(folder, stack)).code, 0);
  });

  for (const stack of stacks)
    it(`of ${stack} give promtool's linter nothing to say`, () => {
      const at = join(folder, stack, rules);
      const files = readdirSync(at).map((file) => join(at, file));
      const args = ["check", "rules", "--lint=all", "--lint-fatal", ...files];
      const { status, stdout, stderr } = spawnSync(tool("promtool"), args, { encoding: "utf8" });
      assert.equal(status, 0, stderr);
      assert.equal(stdout.match(/SUCCESS: \d+ rules found/g)?.length, files.length);
    });

  describe("pint", function () {
    needs("go");
    this.timeout(60_000);
    let pint: string;

    before(async function () {
      this.timeout(900_000);
      pint = await buildPint().catch((error: unknown) => {
        skipWithout(this, `pint cannot be built: ${(error as Error).message}`);
        return "";
      });
    });

    for (const stack of stacks)
      it(`has nothing to say about those of ${stack}`, async () => {
        assert.equal(await pintFindings(pint, join(folder, stack), rules), "");
      });

    it("would have, were there something", async () => {
      const file = join(folder, "local", rules, "alerts-api.yml");
      const text = readFileSync(file, "utf8");
      writeFileSync(
        file,
        text.replace("by (service, breaker)", "by (breaker)").replaceAll("{{ $value", "{{ $labels.x }}{{ $value"),
      );
      try {
        assert.match(await pintFindings(pint, join(folder, "local"), rules), /alerts\/template/);
      } finally {
        writeFileSync(file, text);
      }
    });
  });
});
