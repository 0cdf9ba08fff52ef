import type { Alert, Condition, DrillFault, Threshold } from "../../model/alert.ts";
import { conditionMetrics, conditionWindows, leaves } from "../../model/alert.ts";
import { burnWindows } from "../../model/burn-rate.ts";
import type { Catalog } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { Query } from "../../model/query.ts";
import { subqueries } from "../../model/query.ts";
import { probeJobs } from "../../model/uptime.ts";

/** Blackbox backends probe at most once a minute. */
const probeInterval = 60;

/** Seconds from a fault to its notification that the alert's own numbers allow. */
export interface Theory {
  readonly best: number;
  readonly worst: number;
}

/** The share of requests that a fault spoils; other faults are there or not. */
function spoiled(fault: DrillFault): number {
  const ratio = fault.kind === "demo" ? fault.body.ratio : undefined;
  return typeof ratio === "number" && fault.kind === "demo" && (fault.fault === "errors" || fault.fault === "latency")
    ? ratio
    : 1;
}

/** The share of the window's events that must be spoiled before the query passes the threshold. */
function neededShare(query: Query, threshold: number): number {
  if (query.kind === "ratio") return threshold;
  return query.kind === "quantile" ? 1 - query.q : 0;
}

const longestWindow = (leaf: Threshold): number => Math.max(0, ...conditionWindows(leaf).map(seconds));

/**
 * How long the fault must last before a windowed share passes its threshold: with a window's worth of clean history
 * threshold × window ÷ share; with less history, less.
 */
function shareTime(leaf: Threshold, fault: DrillFault, history: number): number {
  const window = longestWindow(leaf);
  const needed = neededShare(leaf.query, leaf.value);
  const share = spoiled(fault);
  if (window === 0 || needed <= 0) return 0;
  if (share <= needed) return Infinity;
  return Math.min((needed * window) / share, (needed * history) / (share - needed));
}

/**
 * Windows of an SLO beyond twelve times its shortest are sums over rates of that one, which rise only as it fills: a
 * share that takes t seconds by itself is seen after √(2 × shortest × t), or half the shortest later.
 */
function smeared(time: number, window: number, shortest: number): number {
  if (window <= 12 * shortest) return time;
  const rising = Math.sqrt(2 * shortest * time);
  return rising < shortest ? rising : time + shortest / 2;
}

const countsEvents = (query: Query): boolean => subqueries(query).some(({ kind }) => kind === "increase");

function detection(condition: Condition, fault: DrillFault, history: number, shortest = Infinity): number {
  switch (condition.kind) {
    case "threshold":
      // Fewer events than a minimum are so once the window holds none of before.
      if (condition.op === "<" && countsEvents(condition.query)) return longestWindow(condition);
      return smeared(shareTime(condition, fault, history), longestWindow(condition), shortest);
    case "absent":
      return seconds(condition.window);
    case "any":
      return Math.min(...condition.of.map((branch) => detection(branch, fault, history, shortest)));
    case "all":
      return Math.max(...condition.of.map((branch) => detection(branch, fault, history, shortest)));
    case "always":
      return 0;
  }
}

function scrapeInterval(alert: Alert, catalog: Catalog, speed: number): number {
  const names = new Set([
    ...conditionMetrics(alert.condition).map((metric) => metric.job),
    ...leaves(alert.condition).flatMap((leaf) =>
      leaf.kind === "threshold"
        ? subqueries(leaf.query).flatMap((subquery) => (subquery.kind === "up" ? [subquery.job] : []))
        : [],
    ),
  ]);
  const intervals = catalog.scrapeJobs
    .filter((job) => names.has(job.name))
    .map((job) => seconds(job.interval ?? catalog.scrapeInterval));
  if (probeJobs.some((job) => names.has(job))) intervals.push(probeInterval / speed);
  return Math.max(seconds(catalog.scrapeInterval), ...intervals);
}

/** A fault on some routes spoils an unknown share of all requests: it may take the whole window to show. */
function unknownShare({ slo, drill, condition }: Alert): number {
  if (slo !== undefined || drill.kind !== "demo" || drill.body.route === undefined) return 0;
  const shares = leaves(condition).filter(
    (leaf) => leaf.kind === "threshold" && neededShare(leaf.query, leaf.value) > 0,
  );
  return Math.max(0, ...shares.flatMap(conditionWindows).map(seconds));
}

/**
 * Best: the fault's share is reached, scraped and evaluated at once. Worst: a whole scrape interval, one evaluation to
 * see it, one more when `for` has passed between two, and the route's group_wait.
 *
 * @param history seconds of clean history behind the fault
 */
export function theory(alert: Alert, catalog: Catalog, history: number, speed: number): Theory {
  const { routes, defaultRoute } = catalog.notifications;
  const route =
    routes.find(
      ({ match }) =>
        (match.alert ?? alert.name) === alert.name && (match.severity ?? alert.severity) === alert.severity,
    ) ?? defaultRoute;
  const held = seconds(alert.for);
  const wait = seconds(route.groupWait);
  const evaluation = seconds(catalog.evaluationInterval);
  const slo = catalog.slos.find(({ name }) => name === alert.slo);
  const shortest = slo === undefined ? Infinity : Math.min(...burnWindows(slo).map(({ short }) => seconds(short)));
  const detected = detection(alert.condition, alert.drill, history, shortest);
  const best = detected + held + wait;
  return {
    best,
    worst:
      best + unknownShare(alert) + scrapeInterval(alert, catalog, speed) + evaluation + (held > 0 ? evaluation : 0),
  };
}
