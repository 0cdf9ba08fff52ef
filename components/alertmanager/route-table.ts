import type { Severity } from "../../model/alert.ts";
import type { Labels } from "../../model/alert-labels.ts";
import { alertLabels } from "../../model/alert-labels.ts";
import type { Catalog } from "../../model/catalog.ts";
import { notifiedAlerts } from "../../model/catalog.ts";
import type { MuteWindow } from "../../model/notification.ts";
import type { StackContext } from "../../model/stack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import { activeReceivers, recipient } from "./receivers.ts";
import type { InhibitionRule } from "../../model/routing/inhibition.ts";
import { compileInhibitions } from "../../model/routing/inhibition.ts";
import type { CompiledRoute, Routing } from "../../model/routing/routes.ts";
import { compileRoutes } from "../../model/routing/routes.ts";
import { groupText } from "../../model/routing/grouping.ts";
import { inhibits, routesFor } from "../../model/routing/simulation.ts";

/** What becomes of one alert of the catalog. */
export interface RouteTableRow {
  readonly alert: string;
  readonly severity: Severity;
  /** The labels that it arrives with; those of its series come on top. */
  readonly labels: Labels;
  /** In order; a message goes to the receiver of each. */
  readonly routes: readonly CompiledRoute[];
  /** For each route, what one of its messages is about: "cluster, environment, service, alertname". */
  readonly groups: readonly string[];
  /** Who is notified, by integration; empty: nobody. */
  readonly notified: readonly string[];
  /** Alerts that inhibit it, sorted. */
  readonly inhibitedBy: readonly string[];
}

/** Who is notified of what, with the rules that say so. */
export interface RouteTable {
  /** The product's, for people. */
  readonly title: string;
  readonly environment: string;
  /** False: critical alerts are routed like warnings. */
  readonly pages: boolean;
  readonly rows: readonly RouteTableRow[];
  readonly routing: Routing;
  readonly inhibitions: readonly InhibitionRule[];
  readonly muteWindows: readonly MuteWindow[];
}

const named = (matchers: InhibitionRule["source"]) =>
  matchers.find(({ label, op }) => label === "alertname" && op === "=")?.value;

/** Alert → those that inhibit it. An equal label that only series have counts as there and the same on both sides. */
function inhibitors(rules: readonly InhibitionRule[], labelsOf: ReadonlyMap<string, Labels>) {
  const found = new Map<string, Set<string>>();
  for (const rule of rules) {
    const candidates = (name: string | undefined): Iterable<[string, Labels]> =>
      name === undefined ? labelsOf : [[name, labelsOf.get(name) ?? {}]];
    const ofSeries = Object.fromEntries(rule.equal.map((label) => [label, "same"]));
    for (const [source, sourceLabels] of candidates(named(rule.source))) {
      for (const [target, targetLabels] of candidates(named(rule.target))) {
        if (!inhibits(rule, { ...ofSeries, ...sourceLabels }, { ...ofSeries, ...targetLabels })) continue;
        found.set(target, (found.get(target) ?? new Set()).add(source));
      }
    }
  }
  return found;
}

/** Who is notified of each alert, by a simulation of Alertmanager on what is compiled for it. */
export function tableRows(
  catalog: Catalog,
  stack: StackContext,
  routing: Routing,
  receivers: readonly ActiveReceiver[],
  inhibitions: readonly InhibitionRule[],
): readonly RouteTableRow[] {
  const recipients = new Map(receivers.map(({ name, integrations }) => [name, integrations.map(recipient)]));
  const alerts = notifiedAlerts(catalog);
  const labelsOf = new Map<string, Labels>(
    alerts.map((alert) => [alert.name, { alertname: alert.name, ...alertLabels(catalog, stack, alert) }]),
  );
  const inhibitedBy = inhibitors(inhibitions, labelsOf);
  return alerts.map((alert) => {
    const labels = labelsOf.get(alert.name) ?? {};
    const routes = routesFor(routing, labels);
    return {
      alert: alert.name,
      severity: alert.severity,
      labels,
      routes,
      groups: routes.map(({ groupBy }) => groupText(groupBy, alert)),
      notified: routes.flatMap(({ receiver }) => recipients.get(receiver) ?? []),
      inhibitedBy: [...(inhibitedBy.get(alert.name) ?? [])].sort(),
    };
  });
}

/** The route table of a catalog on a stack. Throws where `compile` does. */
export function routeTable(
  catalog: Catalog,
  stack: StackContext,
  options: AlertmanagerOptions = {},
): readonly RouteTableRow[] {
  const routing = compileRoutes(catalog, stack);
  const { receivers } = activeReceivers(catalog, stack, routing, options);
  return tableRows(catalog, stack, routing, receivers, compileInhibitions(catalog));
}
