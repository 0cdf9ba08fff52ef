import type { LogAlert } from "../../model/log-alert.ts";
import { ofItem } from "../../model/origin.ts";
import type { CompiledItem } from "../../model/stack.ts";
import { alertingRule } from "../prometheus/alerting-rule.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Rules } from "../prometheus/rule-file.ts";
import { logql } from "./logql.ts";

/** A rule file of Loki's ruler, of the form that Prometheus' have. */
export interface LokiRuleFile extends Rules {
  /** Without `.yml`. */
  readonly name: string;
}

/** The catalog's log alerts as rules of Loki's ruler, labelled like Prometheus' so that they are routed alike. */
export function lokiRules({ catalog, stack, settings }: KubernetesContext): readonly LokiRuleFile[] {
  if (catalog.logAlerts.length === 0) return [];
  const rule = (alert: LogAlert) =>
    alertingRule({ ...alert, unit: "none" }, logql(alert, settings.productNamespace), catalog, stack);
  const group = { name: "log-alerts", interval: catalog.evaluationInterval, rules: catalog.logAlerts.map(rule) };
  return [{ name: group.name, origin: ofItem("logAlerts"), groups: [group] }];
}

export const lokiItems = ({ catalog, settings }: KubernetesContext): readonly CompiledItem[] =>
  catalog.logAlerts.map((alert) => ({
    kind: "alert",
    name: alert.name,
    query: logql(alert, settings.productNamespace),
  }));
