import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { always, anyOf, when } from "../../../model/alert.ts";
import type { Alert } from "../../../model/alert.ts";
import { alertLabels } from "../../../model/alert-labels.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { raw, up } from "../../../model/query.ts";
import { alertRulePath, compile, files, tightestLimits } from "../../../components/prometheus/compile.ts";
import type { AlertingRule, Rule } from "../../../components/prometheus/rule-file.ts";
import { prod } from "./fixture.ts";

const isAlert = (rule: Rule): rule is AlertingRule => "alert" in rule;

function groupsOf(alerts: readonly Alert[]) {
  const output = compile({ ...stratoai, slos: [], alerts }, prod);
  const groups = output.objects.ruleFiles.flatMap((file) => file.groups);
  return { output, groups, rules: groups.flatMap(({ rules }) => rules).filter(isAlert) };
}

const [template] = stratoai.alerts as readonly [Alert];
const numbered = (count: number): readonly Alert[] =>
  Array.from({ length: count }, (_, index) => ({ ...template, name: `Alert${index}`, condition: always }));
const moon = raw({ promql: null, datadog: null, nrql: null, meaning: "the moon's phase" });

describe("Alert rules", () => {
  it("exist for every alert of the catalog, in a file and below a comment that name it", () => {
    const artifacts = files(compile(stratoai, prod).objects);
    for (const alert of allAlerts(stratoai)) {
      const { content } = artifacts.find(({ path }) => path === alertRulePath(alert)) ?? assert.fail(alert.name);
      const origin = alert.slo === undefined ? `the alerts of service ${alert.service}` : `slo ${alert.slo}`;
      assert.ok(content.startsWith(`# catalog: ${origin}`), alert.name);
      assert.ok(content.includes(`      # catalog: alert ${alert.name}\n      - alert: ${alert.name}\n`), alert.name);
    }
  });

  it("carry every label that routing relies on, and wait as the catalog says", () => {
    const rules = new Map(groupsOf(stratoai.alerts).rules.map((rule) => [rule.alert, rule]));
    for (const alert of stratoai.alerts) {
      const rule = rules.get(alert.name);
      assert.deepEqual(rule?.labels, alertLabels(stratoai, prod, alert));
      assert.equal(rule.for ?? "0s", alert.for);
    }
  });

  it("say whose they are, where, and where to read on, those of the SLOs too", () => {
    const rules = compile(stratoai, prod)
      .objects.ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules))
      .filter(isAlert);
    assert.equal(rules.length, allAlerts(stratoai).length);
    for (const { alert, labels, annotations } of rules) {
      for (const label of ["severity", "service", "team", "product", "environment", "cluster"]) {
        assert.ok(labels[label], `${alert} lacks ${label}`);
      }
      for (const link of ["runbook_url", "dashboard_url"]) {
        assert.match(annotations[link] ?? "", /^https:\/\/[^{}]+$/, `${alert}'s ${link}`);
      }
    }
  });

  it("keep firing as long as the catalog says", () => {
    const [first] = groupsOf([{ ...template, keepFiringFor: "5m" }]).rules;
    assert.equal(first?.keep_firing_for, "5m");
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

  it("fit the tightest vendor limit for the catalog, and say by how much a larger one does not", () => {
    assert.deepEqual(compile(stratoai, prod, { limits: { backend: "ruler", ...tightestLimits } }).breaches, []);
    const limits = { backend: "small", groups: 2, rulesPerGroup: 18 };
    assert.deepEqual(compile({ ...stratoai, alerts: numbered(19) }, prod, { limits }).breaches, [
      { backend: "small", limit: "rule groups", expected: 2, got: 5 },
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
