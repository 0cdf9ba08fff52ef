import type { Fitted } from "../components/backend.ts";
import { capabilities } from "../model/capability.ts";
import type { Catalog } from "../model/catalog.ts";
import { isDuration, milliseconds } from "../model/duration.ts";
import type { Degradation } from "../model/stack.ts";
import { serviceId, serviceTitle } from "./registry.ts";
import { metricsKept } from "./settings/resolve.ts";
import type { Settings } from "./settings/settings.ts";

const unchanged = (catalog: Catalog): Fitted => ({ catalog, degradations: [] });

/** One fitting after the other. */
const inTurn = (catalog: Catalog, fittings: readonly ((catalog: Catalog) => Fitted)[]): Fitted =>
  fittings.reduce<Fitted>(
    (before, fit) => {
      const after = fit(before.catalog);
      return {
        catalog: after.catalog,
        degradations: [...before.degradations, ...after.degradations],
        issues: [...(before.issues ?? []), ...(after.issues ?? [])],
      };
    },
    { catalog, degradations: [], issues: [] },
  );

/**
 * SLO periods that a vendor's retention cannot hold, shortened to its whole days: the burn factors follow from the
 * period. A retention that we set ourselves shortens nothing: there validation refuses the catalog.
 */
function fitSloPeriods(catalog: Catalog, settings: Settings): Fitted {
  const { keep, setBy, backend } = metricsKept(settings);
  // The catalog is not validated yet: what is no duration is reported by that.
  const tooLong = catalog.slos.filter(({ period }) => isDuration(period) && milliseconds(period) > milliseconds(keep));
  if (setBy === "us" || tooLong.length === 0) return unchanged(catalog);
  const keeper = settings.capabilities.metrics.by.find((by) => serviceId(by) === backend);
  const title = keeper === undefined ? backend : serviceTitle(keeper);
  return {
    catalog: { ...catalog, slos: catalog.slos.map((slo) => (tooLong.includes(slo) ? { ...slo, period: keep } : slo)) },
    degradations: tooLong.map(({ name, period }) => ({
      backend,
      item: `slo ${name}`,
      lost: `the period of ${period}: ${title} keeps metrics for ${keep}`,
      fallback: `a period of ${keep}, with windows and factors computed for it`,
    })),
  };
}

/** The catalog as this stack's choices leave it, before it is validated. */
export function fitChoices(catalog: Catalog, settings: Settings): Fitted {
  const chosen = new Set(capabilities.flatMap((each) => settings.capabilities[each].by.map(({ backend }) => backend)));
  return inTurn(catalog, [
    (given) => fitSloPeriods(given, settings),
    ...[...chosen].map((backend) => (given: Catalog) => backend.fit?.(given, settings) ?? unchanged(given)),
  ]);
}

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
  const stores = logs.by.length > 0 ? logs.by : alerting.by;
  return stores.flatMap((by) =>
    logAlerts.map(({ name }) => ({
      backend: serviceId(by),
      item: `alert ${name}`,
      lost:
        logs.by.length > 0
          ? `the whole alert: alerts about log lines are not compiled for ${serviceTitle(by)} yet`
          : "the whole alert: this stack keeps no logs",
      fallback: "nothing",
    })),
  );
}

/** The log alerts as the stack's log store can have them, or not at all. */
export function fitLogAlerts(catalog: Catalog, settings: Settings): Fitted {
  if (catalog.logAlerts.length === 0) return unchanged(catalog);
  const stores = settings.capabilities.logs.by.map(({ backend }) => backend);
  const able = stores.flatMap((backend) =>
    backend.fitLogAlerts === undefined ? [] : [backend.fitLogAlerts.bind(backend)],
  );
  if (able.length > 0) return inTurn(catalog, able);
  return { catalog: withoutLogAlerts(catalog), degradations: dropped(catalog, settings) };
}
