import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { always, anyOf, when } from "../../../model/alert.ts";
import type { Alert } from "../../../model/alert.ts";
import { alertLabels } from "../../../model/alert-labels.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { raw, up } from "../../../model/query.ts";
import { alertRulePath, compile, grafanaCloudLimits } from "../../../components/prometheus/compile.ts";
import { prod } from "./fixture.ts";

interface Rule {
  readonly alert?: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
interface Group {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly Rule[];
}

function groupsOf(alerts: readonly Alert[]) {
  const output = compile({ ...stratoai, slos: [], alerts }, prod);
  const files = output.artifacts.filter(({ path }) => path.startsWith("prometheus/rules/"));
  return { output, groups: files.flatMap(({ content }) => (parse(content) as { groups: Group[] }).groups) };
}

const [template] = stratoai.alerts as readonly [Alert];
const numbered = (count: number): readonly Alert[] =>
  Array.from({ length: count }, (_, index) => ({ ...template, name: `Alert${index}`, condition: always }));
const moon = raw({ promql: null, datadog: null, nrql: null, meaning: "the moon's phase" });

describe("Alert rules", () => {
  it("exist for every alert of the catalog, in a file and below a comment that name it", () => {
    const { artifacts } = compile(stratoai, prod);
    for (const alert of allAlerts(stratoai)) {
      const { content } = artifacts.find(({ path }) => path === alertRulePath(alert)) ?? assert.fail(alert.name);
      const origin = alert.slo === undefined ? `the alerts of service ${alert.service}` : `slo ${alert.slo}`;
      assert.ok(content.startsWith(`# catalog: ${origin}`), alert.name);
      assert.ok(content.includes(`      # catalog: alert ${alert.name}\n      - alert: ${alert.name}\n`), alert.name);
    }
  });

  it("carry every label that routing relies on, and wait as the catalog says", () => {
    const { groups } = groupsOf(stratoai.alerts);
    const rules = new Map(groups.flatMap(({ rules }) => rules).map((rule) => [rule.alert, rule]));
    for (const alert of stratoai.alerts) {
      const rule = rules.get(alert.name);
      assert.deepEqual(rule?.labels, alertLabels(stratoai, prod, alert));
      assert.equal(rule.for ?? "0s", alert.for);
    }
  });

  it("say whose they are, where, and where to read on, those of the SLOs too", () => {
    const files = compile(stratoai, prod).artifacts.filter(({ path }) => path.startsWith("prometheus/rules/"));
    const rules = files
      .flatMap(({ content }) => (parse(content) as { groups: Group[] }).groups)
      .flatMap((group) => group.rules)
      .filter(({ alert }) => alert !== undefined);
    assert.equal(rules.length, allAlerts(stratoai).length);
    for (const { alert, labels, annotations = {} } of rules) {
      for (const label of ["severity", "service", "team", "product", "environment", "cluster"]) {
        assert.ok(labels[label], `${alert} lacks ${label}`);
      }
      for (const link of ["runbook_url", "dashboard_url"]) {
        assert.match(annotations[link] ?? "", /^https:\/\/[^{}]+$/, `${alert}'s ${link}`);
      }
    }
  });

  it("keep firing as long as the catalog says", () => {
    const [first] = groupsOf([{ ...template, keepFiringFor: "5m" }]).groups;
    assert.equal(first?.rules[0]?.keep_firing_for, "5m");
  });

  it("stand in groups of at most 20, evaluated at the catalog's interval", () => {
    const { groups } = groupsOf(numbered(45));
    assert.deepEqual(
      groups.map(({ name, interval, rules }) => [name, interval, rules.length]),
      [
        ["alerts-api", "15s", 20],
        ["alerts-api-2", "15s", 20],
        ["alerts-api-3", "15s", 5],
      ],
    );
  });

  it("leave out an alert that asks something without PromQL, and say so", () => {
    const mixed = { ...template, condition: anyOf(when(up("a"), "==", 0), when(moon, ">", 1)) };
    const { groups, output } = groupsOf([mixed]);
    assert.deepEqual(groups, []);
    assert.deepEqual(output.degradations[0], {
      backend: "prometheus",
      item: `alert ${template.name}`,
      lost: `the whole alert: no PromQL is given for "the moon's phase"`,
      fallback: "nothing",
    });
  });

  it("fit the tightest vendor limit for the catalog, and tell by how much a larger one does not", () => {
    assert.deepEqual(compile(stratoai, prod, { limits: grafanaCloudLimits }).breaches, []);
    const limits = { backend: "small", groups: 2, rulesPerGroup: 18 };
    assert.deepEqual(compile({ ...stratoai, alerts: numbered(19) }, prod, { limits }).breaches, [
      { backend: "small", limit: "rule groups", expected: 2, got: 3 },
      { backend: "small", limit: "rules in group slo-api-availability", expected: 18, got: 19 },
      { backend: "small", limit: "rules in group slo-api-latency", expected: 18, got: 19 },
      { backend: "small", limit: "rules in group alerts-api", expected: 18, got: 19 },
    ]);
  });

  it("are listed with their queries", () => {
    const names = compile(stratoai, prod)
      .items.filter(({ kind }) => kind === "alert")
      .map(({ name }) => name);
    assert.deepEqual(
      [...names].sort(),
      allAlerts(stratoai)
        .map(({ name }) => name)
        .sort(),
    );
  });
});
