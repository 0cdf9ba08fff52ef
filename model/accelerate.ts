import type { AlertBase, Condition } from "./alert.ts";
import type { Catalog } from "./catalog.ts";
import type { Duration } from "./duration.ts";
import { divide } from "./duration.ts";
import type { RouteTiming } from "./notification.ts";
import type { Query } from "./query.ts";

function query<Q extends Query>(original: Q, by: number): Q {
  const fast = (length: Duration) => divide(length, by);
  switch (original.kind) {
    case "aggregate":
      return { ...original, of: query(original.of, by) };
    case "ratio":
      return { ...original, numerator: query(original.numerator, by), denominator: query(original.denominator, by) };
    case "arithmetic": {
      const side = (operand: Query | number) => (typeof operand === "number" ? operand : query(operand, by));
      return { ...original, left: side(original.left), right: side(original.right) };
    }
    case "up":
      return original.within === undefined ? original : { ...original, within: fast(original.within) };
    // A prediction looks back over less history but just as far ahead: its threshold is about real hours.
    default:
      return "window" in original ? { ...original, window: fast(original.window) } : original;
  }
}

function condition<C extends Condition>(original: C, by: number): C {
  switch (original.kind) {
    case "threshold":
      return { ...original, query: query(original.query, by) };
    case "absent":
      return { ...original, window: divide(original.window, by) };
    case "any":
    case "all":
      return { ...original, of: original.of.map((inner) => condition(inner, by)) };
    default:
      return original;
  }
}

/**
 * The same catalog for a stack whose time runs `by` times faster: windows, `for`, scrape, evaluation and group times
 * are all divided alike, thresholds and burn factors stay. Drills use it to see every alert within minutes.
 */
export function accelerate(catalog: Catalog, by: number): Catalog {
  if (by === 1) return catalog;
  const fast = (length: Duration) => divide(length, by);
  const delays = <A extends AlertBase>(alert: A): A => ({
    ...alert,
    for: alert.for === "0s" ? alert.for : fast(alert.for),
    ...(alert.keepFiringFor === undefined ? {} : { keepFiringFor: fast(alert.keepFiringFor) }),
  });
  const timing = <T extends RouteTiming>(route: T): T => ({
    ...route,
    groupWait: fast(route.groupWait),
    groupInterval: fast(route.groupInterval),
    repeatInterval: fast(route.repeatInterval),
  });
  return {
    ...catalog,
    scrapeInterval: fast(catalog.scrapeInterval),
    evaluationInterval: fast(catalog.evaluationInterval),
    scrapeJobs: catalog.scrapeJobs.map((job) =>
      job.interval === undefined ? job : { ...job, interval: fast(job.interval) },
    ),
    slos: catalog.slos.map((slo) => ({
      ...slo,
      period: fast(slo.period),
      realPeriod: slo.period,
      absentAfter: fast(slo.absentAfter),
      ...(slo.minimumTraffic === undefined
        ? {}
        : { minimumTraffic: { ...slo.minimumTraffic, within: fast(slo.minimumTraffic.within) } }),
    })),
    alerts: catalog.alerts.map((alert) => ({ ...delays(alert), condition: condition(alert.condition, by) })),
    logAlerts: catalog.logAlerts.map((alert) => ({ ...delays(alert), window: fast(alert.window) })),
    uptimeChecks: catalog.uptimeChecks.map((check) => ({ ...check, interval: fast(check.interval) })),
    notifications: {
      ...catalog.notifications,
      defaultRoute: timing(catalog.notifications.defaultRoute),
      routes: catalog.notifications.routes.map(timing),
    },
  };
}
