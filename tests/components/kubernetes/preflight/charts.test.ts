import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chartSource } from "../../../../components/kubernetes/chart-source.ts";
import type { Chart } from "../../../../components/kubernetes/charts.ts";
import { chartIssues } from "../../../../components/kubernetes/preflight/charts.ts";

const chart = (name: string): Chart => ({ name, version: "2.0.1", repository: "https://charts.example.com" });
const loki = chart("loki");
const alloy = chart("alloy");

describe("a folder of charts", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "charts-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const unpacked = (name: string, version: string) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "Chart.yaml"), `name: ${name}\nversion: ${version}\n`);
  };

  it("that does not exist is reported", () => {
    assert.deepEqual(chartIssues("/nowhere", [loki]), [
      { path: "kubernetes.charts", got: "no folder /nowhere", expected: "a folder, or an oci:// or https:// address" },
    ]);
  });

  it("without a chart, or with another version of it, is reported with what it should have", () => {
    unpacked("loki", "1.2.3");
    assert.deepEqual(chartIssues(folder, [loki, alloy, loki]), [
      {
        path: "kubernetes.charts",
        got: `${folder}, without the chart alloy`,
        expected: `alloy-${alloy.version}.tgz, or a folder alloy with it unpacked`,
      },
      {
        path: "kubernetes.charts",
        got: `${join(folder, "loki")}, which is version 1.2.3`,
        expected: `loki-${loki.version}.tgz, or a folder loki with it unpacked`,
      },
    ]);
  });

  it("has each chart unpacked or packed", () => {
    unpacked("loki", loki.version);
    const archive = join(folder, `alloy-${alloy.version}.tgz`);
    writeFileSync(archive, "");
    assert.deepEqual(chartIssues(folder, [loki, alloy]), []);
    assert.deepEqual(chartSource(loki, folder), { chart: join(folder, "loki") });
    assert.deepEqual(chartSource(alloy, folder), { chart: archive });
  });
});

describe("a chart's source", () => {
  const { version, repository } = loki;

  it("is its publisher's repository where config names none", () => {
    assert.deepEqual(chartSource(loki, undefined), { chart: "loki", version, repositoryOpts: { repo: repository } });
  });

  it("is a mirror where config names one, by OCI or HTTPS, in the pinned version", () => {
    assert.deepEqual(chartSource(loki, "oci://mirror.example.com/charts/"), {
      chart: "oci://mirror.example.com/charts/loki",
      version,
    });
    assert.deepEqual(chartSource(loki, "https://mirror.example.com"), {
      chart: "loki",
      version,
      repositoryOpts: { repo: "https://mirror.example.com" },
    });
    assert.deepEqual(chartIssues("oci://mirror.example.com", [loki]), []);
  });
});
