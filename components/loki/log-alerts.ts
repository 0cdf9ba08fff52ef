import type { LogAlert } from "../../model/log-alert.ts";
import type { Artifact, CompiledItem } from "../../model/stack.ts";
import { alertingRule } from "../prometheus/alerting-rule.ts";
import { rulesText } from "../prometheus/rule-file.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { logql } from "./logql.ts";

/** The catalog's log alerts as rules of Loki's ruler, labelled like Prometheus' so that they are routed alike. */
export function lokiRules({ catalog, stack, settings }: KubernetesContext): readonly Artifact[] {
  if (catalog.logAlerts.length === 0) return [];
  const rule = (alert: LogAlert) =>
    alertingRule({ ...alert, unit: "none" }, logql(alert, settings.productNamespace), catalog, stack);
  const group = { name: "log-alerts", interval: catalog.evaluationInterval, rules: catalog.logAlerts.map(rule) };
  return [{ path: "loki/rules/log-alerts.yml", content: rulesText({ origin: "logAlerts", groups: [group] }) }];
}

export const lokiItems = ({ catalog, settings }: KubernetesContext): readonly CompiledItem[] =>
  catalog.logAlerts.map((alert) => ({
    kind: "alert",
    name: alert.name,
    query: logql(alert, settings.productNamespace),
  }));
