import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { needsCharts } from "../../support/kubernetes/charts.ts";
import { needsCluster, startCluster, type Cluster } from "../../support/kubernetes/cluster.ts";
import { projectRoot } from "../../../commands/bootstrap/paths.mjs";

const run = promisify(execFile);

interface Entry {
  readonly name: string;
  readonly values: string;
}

describe("What render writes of the shipped stack prod", function () {
  needsCluster();
  needsCharts();
  this.timeout(90_000);
  this.slow(20_000);

  const folder = mkdtempSync(join(tmpdir(), "rendered-prod-"));
  let cluster: Cluster;

  before(async () => {
    await run("npm", ["run", "-s", "render", "--", "prod", folder], { cwd: projectRoot });
    cluster = await startCluster();
  });

  after(() => {
    (cluster as Cluster | undefined)?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const manifests = (): readonly string[] => readdirSync(join(folder, "kubernetes")).sort();

  it("is taken by a real API server in a dry run, once namespaces and CRDs are there", async () => {
    const namespaces = manifests().filter((file) => file.startsWith("namespace-"));
    assert.ok(namespaces.length > 0);
    for (const file of namespaces) await cluster.kubectl(["create", "-f", join(folder, "kubernetes", file)]);
    await cluster.kubectl(["create", "-f", join(process.env.TOOLCHAIN_CHARTS ?? "", "kube-prometheus-stack", "crds")]);
    await cluster.kubectl(["wait", "--for=condition=Established", "crd", "--all", "--timeout=30s"]);
    const taken = await cluster.kubectl([
      ...["apply", "--server-side", "--dry-run=server", "--validate=strict", "-o", "name"],
      ...["-f", join(folder, "kubernetes")],
    ]);
    assert.equal(taken.trim().split("\n").length, manifests().length);
  });

  it("has the values of each release, and an order in which all can be installed", () => {
    const releases = JSON.parse(readFileSync(join(folder, "helm", "releases.json"), "utf8")) as readonly Entry[];
    assert.deepEqual(
      readdirSync(join(folder, "helm")).sort(),
      ["releases.json", ...releases.map(({ name }) => `${name}.values.yaml`)].sort(),
    );
    for (const { values } of releases) {
      assert.equal(typeof parse(readFileSync(join(folder, values), "utf8")), "object", values);
    }
  });
});
