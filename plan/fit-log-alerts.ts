import { withCountedAlerts } from "../components/elk/counted-alerts.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Degradation } from "../model/stack.ts";
import { backends } from "./backend.ts";
import type { Fitted } from "./fit.ts";
import type { Settings } from "./settings/settings.ts";

const item = "alerts about log lines";

const unseenInPrometheus: Degradation = {
  backend: "loki",
  item,
  lost: "the marks on dashboards while they fire: Loki evaluates them, so Prometheus has no ALERTS series of theirs",
  fallback: "their messages, each with a link to the dashboard",
};

const countedOnTheWay: Degradation = {
  backend: "elk",
  item,
  lost:
    "exact numbers: a line counts when Logstash hands it on, so a backlog counts as a burst; a UDP packet may be lost; " +
    "and Prometheus extrapolates an increase",
  fallback:
    "counts by StatsD, since Elastic's Basic licence has no way to Alertmanager; the lines themselves are all kept",
};

/** The catalog without its log alerts, and without what it says of them elsewhere. */
function withoutLogAlerts(catalog: Catalog): Catalog {
  const { notifications, runbooks } = catalog;
  const gone = new Set(catalog.logAlerts.map(({ name }) => name));
  return {
    ...catalog,
    logAlerts: [],
    runbooks: new Map([...runbooks].filter(([name]) => !gone.has(name))),
    notifications: {
      ...notifications,
      routes: notifications.routes.filter(({ match }) => match.alert === undefined || !gone.has(match.alert)),
      inhibitions: notifications.inhibitions.filter(({ source, target }) => !gone.has(source) && !gone.has(target)),
    },
  };
}

/** A degradation per log alert and log store; where there is none, of who evaluates the other alerts. */
function dropped({ logAlerts }: Catalog, { capabilities: { logs, alerting } }: Settings): readonly Degradation[] {
  const [stores, why] =
    logs.backends.length > 0
      ? [logs.backends, (title: string) => `alerts about log lines are not compiled for ${title} yet`]
      : [alerting.backends, () => "this stack keeps no logs"];
  return stores.flatMap((backend) =>
    logAlerts.map(({ name }) => ({
      backend,
      item: `alert ${name}`,
      lost: `the whole alert: ${why(backends[backend].title)}`,
      fallback: "nothing",
    })),
  );
}

/** The log alerts as the stack's log store can have them: evaluated by Loki, counted for Prometheus, or not at all. */
export function fitLogAlerts(catalog: Catalog, settings: Settings): Fitted {
  if (catalog.logAlerts.length === 0) return { catalog, degradations: [] };
  const { backends: stores } = settings.capabilities.logs;
  if (stores.includes("loki")) return { catalog, degradations: [unseenInPrometheus] };
  if (stores.includes("elk")) return { catalog: withCountedAlerts(catalog), degradations: [countedOnTheWay] };
  return { catalog: withoutLogAlerts(catalog), degradations: dropped(catalog, settings) };
}
