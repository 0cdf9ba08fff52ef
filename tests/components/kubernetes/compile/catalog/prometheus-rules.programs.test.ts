import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { prometheusRules } from "../../../../../components/kubernetes/compile/catalog/prometheus-rules.ts";
import { cleanup } from "../../../../support/cleanup.ts";
import { needs, tool } from "../../../../support/toolchain.ts";
import { kubernetesContext } from "../../context.ts";

describe("PrometheusRule objects, checked by promtool", () => {
  needs("promtool");
  const undo = cleanup();
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "prometheus-rules-"));
    undo(() => {
      rmSync(folder, { recursive: true });
    });
  });

  it("are rule files", async () => {
    const paths = prometheusRules(kubernetesContext()).map(({ metadata, spec }) => {
      const path = join(folder, `${metadata.name}.json`);
      writeFileSync(path, JSON.stringify(spec));
      return path;
    });
    const { stdout } = await promisify(execFile)(tool("promtool"), ["check", "rules", ...paths]);
    assert.equal(stdout.match(/SUCCESS/g)?.length, paths.length);
  });
});
