import assert from "node:assert/strict";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import type { Catalog } from "../../../../model/catalog.ts";
import { accelerate } from "../../../../model/accelerate.ts";
import type { PrometheusOptions } from "../../../../components/prometheus/compile/index.ts";
import { compile } from "../../../../components/prometheus/compile/index.ts";
import { needs } from "../../../support/toolchain.ts";
import { prod, run, temporaryFolder } from "../fixture.ts";

const fast: readonly [Catalog, PrometheusOptions] = [accelerate(stratoai, 20), { longestProbeInterval: "3s" }];

describe("Prometheus' configuration, checked by the real programs", () => {
  needs("promtool", "blackbox_exporter");

  for (const [what, [catalog, options]] of [
    ["at the shipped intervals", [stratoai, {}]],
    ["twenty times faster", fast],
  ] as const) {
    it(`is accepted with all its rules ${what}`, () => {
      const folder = temporaryFolder();
      try {
        const { artifacts } = compile(catalog, prod, options);
        folder.write(artifacts);
        const prometheus = run("promtool", ["check", "config", "--lint=all", "prometheus/prometheus.yml"], folder.path);
        assert.ok(prometheus.ok, prometheus.output);
        const found = [...prometheus.output.matchAll(/SUCCESS: (\d+) rules found/g)].map(([, count]) => Number(count));
        assert.equal(found.length, artifacts.filter(({ path }) => path.startsWith("prometheus/rules/")).length);
        const args = ["--config.file=prometheus/blackbox.yml", "--config.check"];
        const blackbox = run("blackbox_exporter", args, folder.path);
        assert.ok(blackbox.ok, blackbox.output);
      } finally {
        folder.remove();
      }
    });
  }
});
