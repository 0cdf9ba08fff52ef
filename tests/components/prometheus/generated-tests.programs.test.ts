import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { allAlerts } from "../../../model/catalog.ts";
import type { Artifact, StackContext } from "../../../model/stack.ts";
import { alertRulePath, compile } from "../../../components/prometheus/compile/index.ts";
import { unitTests } from "../../../components/prometheus/compile/unit-tests/index.ts";
import { needs, tool } from "../../support/toolchain.ts";

const run = promisify(execFile);

const stack: StackContext = {
  product: "stratoai",
  stack: "prod",
  environment: "prod",
  cluster: "prod",
  pages: true,
  links: { runbook: "https://runbooks.test/{alert}", dashboard: "https://dashboards.test/{dashboard}" },
  baseUrl: "https://api.stratoai.test",
  metricRetention: "31d",
};

const testFiles = unitTests(stratoai, stack, (alert) => `../../${alertRulePath(alert)}`);

function write(folder: string, artifacts: readonly Artifact[]): void {
  for (const { path, content } of artifacts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** promtool's verdict on one test file: its complaints, or nothing. */
async function complaints(folder: string, path: string): Promise<string> {
  try {
    await run(tool("promtool"), ["test", "rules", path], { cwd: folder });
    return "";
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}${stderr}`;
  }
}

describe("generated unit tests", () => {
  it("exist for every alert, with a case just over and one just under its threshold", () => {
    for (const alert of allAlerts(stratoai)) {
      const file = testFiles.find(({ path }) => path.endsWith(`/${alert.name}.yml`));
      assert.ok(file, `${alert.name} has a test file`);
      if (alert.condition.kind === "always") continue;
      assert.match(file.content, /fires just over/, alert.name);
      assert.match(file.content, /is silent just under/, alert.name);
    }
  });

  describe("run by promtool", () => {
    needs("promtool");
    const folder = mkdtempSync(join(tmpdir(), "generated-tests-"));
    before(() => {
      write(folder, [...compile(stratoai, stack).artifacts, ...testFiles]);
    });
    after(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    for (const { path } of testFiles) {
      it(`pass: ${path.replace(/^.*\/|\.yml$/g, "")}`, async function () {
        // Windows of days are slow to evaluate, most of all beside other work.
        this.timeout(180_000);
        assert.equal(await complaints(folder, path), "");
      });
    }

    it("fail when a rule's threshold is wrong, so they do prove something", async function () {
      this.timeout(60_000);
      const path = alertRulePath(stratoai.alerts.find(({ name }) => name === "HighErrorRate")!);
      const rules = compile(stratoai, stack).artifacts.find((artifact) => artifact.path === path)!;
      const lax = rules.content.replace("> 0.05", "> 0.06");
      assert.notEqual(lax, rules.content);
      write(folder, [{ path, content: lax }]);
      try {
        assert.match(await complaints(folder, "prometheus/tests/HighErrorRate.yml"), /FAILED/);
      } finally {
        write(folder, [rules]);
      }
    });
  });
});
