import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needs, tool } from "../support/toolchain.ts";
import { runCommand } from "./running.ts";

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const content = (folder: string) =>
  files(folder).map((file) => [file.slice(folder.length), readFileSync(file, "utf8")] as const);

describe("npm run render", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "render-test-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const render = (folder: string, stack: string, ...config: readonly string[]) =>
    runCommand("render", stack, join(root, folder), ...config);

  it("writes every kind of artifact where the tier has it", () => {
    assert.equal(render("prod", "prod").code, 0);
    for (const path of [
      "kubernetes/prometheusrule-api.yaml",
      "helm/releases.json",
      "helm/kube-prometheus-stack.values.yaml",
      "secrets.json",
      "prometheus/rules/slo-api-availability.yml",
      "prometheus/tests/HighErrorRate.yml",
      "alertmanager/alertmanager.yml",
      "grafana/dashboards/stratoai-prod-slo.json",
      "pagerduty/escalation-policies.json",
      "runbooks/HighErrorRate.md",
      "plan.json",
    ]) {
      assert.ok(existsSync(join(root, "prod", path)), path);
    }
    assert.equal(render("both", "prod", "-c", "tier=simplified", "-c", "vendor=both").code, 0);
    assert.ok(existsSync(join(root, "both/datadog/monitors.json")));
    assert.ok(readdirSync(join(root, "both/newrelic")).length > 0);
  });

  it("writes the same bytes every time", function () {
    this.timeout(60_000);
    for (const args of [["local"], ["dev"], ["prod", "-c", "tier=simplified", "-c", "vendor=both"]]) {
      const [stack = "", ...config] = args;
      for (const folder of ["first", "second"]) assert.equal(render(folder, stack, ...config).code, 0);
      assert.deepEqual(content(join(root, "first")), content(join(root, "second")));
    }
  });

  it("takes away what it wrote before and another tier has not", () => {
    render("folder", "prod");
    assert.equal(render("folder", "prod", "-c", "tier=simplified").code, 0);
    assert.ok(!existsSync(join(root, "folder/prometheus")));
    assert.ok(existsSync(join(root, "folder/datadog/monitors.json")));
    assert.deepEqual(readdirSync(root), ["folder"], "nothing is left beside it");
  });

  it("refuses a folder with anything that it did not write, and touches nothing", () => {
    mkdirSync(join(root, "mine"));
    writeFileSync(join(root, "mine/notes.txt"), "mine");
    const { code, stderr } = render("mine", "local");
    assert.equal(code, 1);
    assert.match(stderr, /mine: found notes\.txt, which render did not write; allowed: a folder that does not exist/);
    assert.deepEqual(readdirSync(join(root, "mine")), ["notes.txt"]);

    render("ours", "local");
    writeFileSync(join(root, "ours/prometheus/extra.yml"), "mine");
    assert.match(render("ours", "local").stderr, /found prometheus\/extra\.yml, which render did not write/);
    assert.equal(readFileSync(join(root, "ours/prometheus/extra.yml"), "utf8"), "mine");
  });

  it("leaves the folder as it was where the stack is refused", () => {
    render("folder", "dev");
    const before = content(join(root, "folder"));
    assert.equal(render("folder", "dev", "-c", "budgetUsd=1").code, 1);
    assert.deepEqual(content(join(root, "folder")), before);
  });
});

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
      const test = join(at, "prometheus/tests/HighErrorRate.yml");
      execFileSync(tool("promtool"), ["test", "rules", test], { stdio: "pipe" });
      execFileSync(tool("amtool"), ["check-config", join(at, "alertmanager/alertmanager.yml")], { stdio: "pipe" });
    }
  });
});
