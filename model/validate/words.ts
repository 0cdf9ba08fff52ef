import type { Alert, Condition, DrillFault } from "../alert.ts";
import { comparisons, severities } from "../alert.ts";
import type { Catalog } from "../catalog.ts";
import type { Panel, SloPanel } from "../dashboard.ts";
import type { Metric, Unit } from "../metric.ts";
import type { GroupBy, Integration } from "../notification.ts";
import type { Aggregate, Arithmetic, Query, ValueOver } from "../query.ts";
import type { Sli } from "../slo.ts";
import type { UptimeCheck } from "../uptime.ts";
import { choices } from "./choices.ts";
import type { Issue } from "../issue.ts";
import { path, quoted } from "./path.ts";

/** Every word of a closed set; TypeScript sees to it that none is missing. */
const words = <Word extends string>(set: Readonly<Record<Word, true>>): readonly string[] => Object.keys(set);

const conditionKinds = words<Condition["kind"]>({ threshold: true, absent: true, any: true, all: true, always: true });
const queryKinds = words<Query["kind"]>({
  ...{ value: true, valueOver: true, rate: true, increase: true, bucketRate: true, quantile: true, mean: true },
  ...{ buckets: true, aggregate: true, ratio: true, arithmetic: true, predict: true, secondsUntil: true, up: true },
  raw: true,
});
const aggregateOps = words<Aggregate["op"]>({ sum: true, avg: true, max: true, min: true, count: true });
const arithmeticOps = words<Arithmetic["op"]>({ "+": true, "-": true, "*": true, "/": true });
const overFunctions = words<ValueOver["fn"]>({ avg: true, min: true, max: true });
const metricTypes = words<Metric["type"]>({ counter: true, gauge: true, histogram: true });
const units = words<Unit>({
  ...{ none: true, ratio: true, seconds: true, bytes: true, requests: true, usd: true, timestamp: true, state: true },
});
const panelKinds = words<(Panel | SloPanel)["kind"]>({
  ...{ timeseries: true, stat: true, gauge: true, table: true, heatmap: true, slo: true },
});
const sloShows = words<SloPanel["show"]>({
  ...{ objective: true, "budget-remaining": true, "burn-rate": true, "error-ratio": true },
});
const sliKinds = words<Sli["kind"]>({ availability: true, latency: true });
const integrationKinds = words<Integration["kind"]>({
  ...{ pagerduty: true, email: true, slack: true, discord: true, teams: true, webhook: true },
});
const webhookSettings = words<Extract<Integration, { kind: "webhook" }>["setting"]>({
  ...{ webhookUrl: true, heartbeatUrl: true },
});
const groupings = words<Extract<GroupBy, string>>({ "each alert": true });
const drillKinds = words<DrillFault["kind"]>({
  ...{ demo: true, freeze: true, stop: true, refuse: true, prometheus: true, unscrape: true, none: true },
});
const methods = words<UptimeCheck["method"]>({ GET: true });
const places = words<UptimeCheck["from"]>({ outside: true, inside: true });

/** Made only for what is wrong: most words are right, and there are many. */
type Place = () => string;

const nothing: readonly Issue[] = [];

function one(of: readonly string[], word: unknown, at: Place): readonly Issue[] {
  if (of.includes(word as string)) return nothing;
  const got = typeof word === "string" ? quoted(word) : String(word);
  return [{ path: at(), got, expected: choices(of, String(word)) }];
}

function ofQuery(query: Query, at: Place): readonly Issue[] {
  const unknown = one(queryKinds, query.kind, () => `${at()}.kind`);
  if (unknown.length > 0) return unknown;
  switch (query.kind) {
    case "aggregate":
      return [...one(aggregateOps, query.op, () => `${at()}.op`), ...ofQuery(query.of, () => `${at()}.of`)];
    case "ratio":
      return [
        ...ofQuery(query.numerator, () => `${at()}.numerator`),
        ...ofQuery(query.denominator, () => `${at()}.denominator`),
      ];
    case "arithmetic":
      return [
        ...one(arithmeticOps, query.op, () => `${at()}.op`),
        ...(typeof query.left === "number" ? [] : ofQuery(query.left, () => `${at()}.left`)),
        ...(typeof query.right === "number" ? [] : ofQuery(query.right, () => `${at()}.right`)),
      ];
    case "valueOver":
      return one(overFunctions, query.fn, () => `${at()}.fn`);
    default:
      return [];
  }
}

function ofCondition(condition: Condition, at: Place): readonly Issue[] {
  const unknown = one(conditionKinds, condition.kind, () => `${at()}.kind`);
  if (unknown.length > 0) return unknown;
  if (condition.kind === "any" || condition.kind === "all") {
    return condition.of.flatMap((inner, index) => ofCondition(inner, () => `${at()}.of[${index}]`));
  }
  if (condition.kind !== "threshold") return [];
  return [...one(comparisons, condition.op, () => `${at()}.op`), ...ofQuery(condition.query, () => `${at()}.query`)];
}

// TypeScript demands a drill; its absence is another check's.
const ofDrill = (drill: DrillFault | undefined, at: Place) =>
  drill === undefined ? [] : one(drillKinds, drill.kind, () => `${at()}.kind`);

function ofAlert(alert: Alert): readonly Issue[] {
  const at = () => path("alerts", alert.name);
  return [
    ...one(units, alert.unit, () => `${at()}.unit`),
    ...ofCondition(alert.condition, () => `${at()}.condition`),
    ...ofDrill(alert.drill, () => `${at()}.drill`),
  ];
}

function ofPanel(panel: Panel | SloPanel, at: Place): readonly Issue[] {
  const unknown = one(panelKinds, panel.kind, () => `${at()}.kind`);
  if (unknown.length > 0) return unknown;
  if (panel.kind === "slo") return one(sloShows, panel.show, () => `${at()}.show`);
  return [
    ...one(units, panel.unit, () => `${at()}.unit`),
    ...panel.queries.flatMap(({ query }, index) => ofQuery(query, () => `${at()}.queries[${index}]`)),
  ];
}

function ofNotifications({ notifications: { receivers, routes, defaultRoute } }: Catalog): readonly Issue[] {
  const grouped = ({ groupBy }: Pick<typeof defaultRoute, "groupBy">, at: Place) =>
    typeof groupBy === "string" ? one(groupings, groupBy, () => `${at()}.groupBy`) : nothing;
  return [
    ...grouped(defaultRoute, () => "notifications.defaultRoute"),
    ...routes.flatMap((route, index) => grouped(route, () => `notifications.routes[${index}]`)),
    ...receivers.flatMap(({ name, integrations }) =>
      integrations.flatMap((integration, index) => {
        const at = () => `${path("notifications", "receivers", name)}.integrations[${index}]`;
        const unknown = one(integrationKinds, integration.kind, () => `${at()}.kind`);
        if (unknown.length > 0) return unknown;
        switch (integration.kind) {
          case "webhook":
            return one(webhookSettings, integration.setting, () => `${at()}.setting`);
          case "discord":
          case "teams":
            return one([integration.kind], integration.setting, () => `${at()}.setting`);
          default:
            return [];
        }
      }),
    ),
    ...routes.flatMap(({ match: { severity } }, index) =>
      severity === undefined ? [] : one(severities, severity, () => `notifications.routes[${index}].match.severity`),
    ),
  ];
}

/**
 * Words that are none of a closed set. TypeScript refuses them; but a catalog is run without being type-checked first,
 * and what looks further at it takes these words for granted.
 */
export function unknownWords(catalog: Catalog): readonly Issue[] {
  return [
    ...catalog.metrics.flatMap(({ name, type, unit }) => [
      ...one(metricTypes, type, () => path("metrics", name, "type")),
      ...one(units, unit, () => path("metrics", name, "unit")),
    ]),
    ...catalog.slos.flatMap(({ name, sli, drill }) => [
      ...one(sliKinds, sli.kind, () => path("slos", name, "sli", "kind")),
      ...(["page", "ticket", "absent"] as const).flatMap((which) =>
        ofDrill(drill[which], () => path("slos", name, "drill", which)),
      ),
    ]),
    ...catalog.alerts.flatMap(ofAlert),
    ...catalog.dashboards.flatMap(({ uid, rows }) =>
      rows.flatMap(({ panels }) =>
        panels.flatMap((panel) => ofPanel(panel, () => path("dashboards", uid, panel.title))),
      ),
    ),
    ...catalog.uptimeChecks.flatMap(({ name, method, from }) => [
      ...one(methods, method, () => path("uptimeChecks", name, "method")),
      ...one(places, from, () => path("uptimeChecks", name, "from")),
    ]),
    ...ofNotifications(catalog),
  ];
}
