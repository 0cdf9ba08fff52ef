import assert from "node:assert/strict";
import fc from "fast-check";
import { filled } from "../../../model/texts/filled.ts";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { routeTable } from "../../../components/alertmanager/compile.ts";
import { withCountedAlerts } from "../../../components/elk/counted-alerts.ts";
import { check, logqlSyntaxError } from "../../../components/loki/check.ts";
import { lokiItems, lokiRules } from "../../../components/loki/log-alerts.ts";
import { logql } from "../../../components/loki/logql.ts";
import { ruleFiles } from "../../../components/prometheus/compile.ts";
import { rulesText } from "../../../components/prometheus/files.ts";
import type { AlertingRule, Rule } from "../../../components/prometheus/rule-file.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { assertGolden } from "../kubernetes/golden.ts";
import { anyLogAlert, paymentErrors } from "../../model/log-alerts.ts";

describe("log alerts with Loki", () => {
  const context = kubernetesContext({ logs: "loki" });
  const [file, ...others] = lokiRules(context);

  it("are one file of rules, which reads as the golden file (UPDATE_GOLDEN=1 rewrites it)", () => {
    assert.deepEqual(others, []);
    assert.ok(file !== undefined);
    assert.equal(file.name, "log-alerts");
    assertGolden(import.meta.dirname, "loki.log-alerts.yml", rulesText(file));
  });

  it("have the labels, texts and links that Prometheus' alerts of the same names have", () => {
    const isAlert = (rule: Rule): rule is AlertingRule => "alert" in rule;
    const made = file?.groups.flatMap(({ rules }) => rules).filter(isAlert) ?? [];
    const own = (rules: readonly AlertingRule[]) =>
      rules.map(({ alert, labels, annotations }) => ({ alert, labels, annotations }));
    const names = new Set(stratoai.logAlerts.map(({ name }) => name));
    const counted = ruleFiles(withCountedAlerts(filled(stratoai)), context.stack)
      .flatMap((rules) => rules.groups.flatMap((group) => group.rules))
      .filter((rule): rule is AlertingRule => "alert" in rule && names.has(rule.alert));
    assert.equal(counted.length, names.size);
    assert.deepEqual(own(made), own(counted));
  });

  it("reach the same people whichever log store they come from", () => {
    const options = { webhookUrl: "http://webhook.example.com/" };
    assert.deepEqual(
      routeTable(stratoai, context.stack, options),
      routeTable(withCountedAlerts(stratoai), context.stack, options),
    );
  });

  it("select streams by labels alone, then lines by text, then by what is parsed of them", () => {
    assert.equal(
      logql(paymentErrors, "shop"),
      'sum(count_over_time({namespace="shop",service="api",level=~"error|fatal"} |= "payment (card) failed" ' +
        '| json line_message="message", line_provider="provider", line_status="status", line_tenant="tenant" ' +
        '| line_message=~"(?s).*payment \\\\(card\\\\) failed.*" ' +
        '| line_provider="stripe" | line_status="402" | line_tenant="acme" [10m])) > 5',
    );
  });

  it("are in the plan as Loki gets them", () => {
    assert.deepEqual(
      lokiItems(context).map(({ kind, name }) => `${kind} ${name}`),
      stratoai.logAlerts.map(({ name }) => `alert ${name}`),
    );
    assert.deepEqual(
      lokiItems(context).map(({ query }) => query),
      file?.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    );
  });

  it("are refused where Loki could not parse them", () => {
    assert.deepEqual(check(lokiItems(context)), []);
    assert.deepEqual(check([{ kind: "alert", name: "Broken", query: "sum(count_over_time({" }]), [
      { item: "alert Broken", query: "sum(count_over_time({", problem: "unexpected end" },
    ]);
  });

  it("are LogQL by its own grammar, whatever they ask for", () => {
    fc.assert(
      fc.property(anyLogAlert, (alert) => {
        assert.equal(logqlSyntaxError(logql(alert, "stratoai")), undefined);
      }),
      { numRuns: 500 },
    );
  });

  it("are distinguished from what is no LogQL, with the place", () => {
    assert.equal(logqlSyntaxError('sum(count_over_time({a="b"} [5m]) > 0'), "unexpected end");
    assert.match(logqlSyntaxError("sum(rate(up[5m]))") ?? "", /^syntax error at character 10, near "up\[5m\]/);
    assert.equal(logqlSyntaxError(" "), "empty expression");
  });

  it("are none, and so is the ruler's file, for a catalog without any", () => {
    const without = kubernetesContext({ logs: "loki", catalog: { ...stratoai, logAlerts: [] } });
    assert.deepEqual(lokiRules(without), []);
  });
});
