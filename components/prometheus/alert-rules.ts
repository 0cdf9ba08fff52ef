import type { Alert } from "../../model/alert.ts";
import { leaves } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { ofItem } from "../../model/origin.ts";
import type { Raw } from "../../model/query.ts";
import type { Degradation, StackContext } from "../../model/stack.ts";
import { alertingRule } from "./alerting-rule.ts";
import { conditionPromql, withoutPromql } from "./promql.ts";
import { tightestLimits } from "./limits.ts";
import type { RuleFile } from "./rule-file.ts";

/** Groups that the tightest ruler takes, so that one catalog fits all of them. */
const { rulesPerGroup } = tightestLimits;

export const alertsFileName = (service: string): string => `alerts-${service}`;

function unsupported(alert: Alert): readonly Raw[] {
  return leaves(alert.condition).flatMap((leaf) => (leaf.kind === "threshold" ? withoutPromql(leaf.query) : []));
}

function byService(alerts: readonly Alert[]): ReadonlyMap<string, readonly Alert[]> {
  const services = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const others = services.get(alert.service);
    if (others === undefined) services.set(alert.service, [alert]);
    else others.push(alert);
  }
  return services;
}

/** The alerts that the catalog states, one file per service in groups of at most 20, in catalog order. */
export function alertRuleFiles(catalog: Catalog, stack: StackContext): readonly RuleFile[] {
  const expressible = catalog.alerts.filter((alert) => unsupported(alert).length === 0);
  return [...byService(expressible)].map(([service, alerts]) => {
    const name = alertsFileName(service);
    const rules = alerts.map((alert) => alertingRule(alert, conditionPromql(alert.condition), catalog, stack));
    return {
      name,
      service,
      origin: ofItem(`the alerts of service ${service}`),
      groups: Array.from({ length: Math.ceil(rules.length / rulesPerGroup) }, (_, index) => ({
        name: index === 0 ? name : `${name}-${index + 1}`,
        interval: catalog.evaluationInterval,
        rules: rules.slice(index * rulesPerGroup, (index + 1) * rulesPerGroup),
      })),
    };
  });
}

/** Alerts that ask something for which the catalog has no PromQL. */
export function alertDegradations(catalog: Catalog): readonly Degradation[] {
  return catalog.alerts.flatMap((alert) =>
    unsupported(alert).map(({ meaning }) => ({
      backend: "prometheus",
      item: `alert ${alert.name}`,
      lost: `the whole alert: no PromQL is given for "${meaning}"`,
      fallback: "nothing",
    })),
  );
}
