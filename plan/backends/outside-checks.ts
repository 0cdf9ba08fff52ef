import { probeAlerts } from "../../components/hosted/probes.ts";
import type { Catalog } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { BackendOutput, Degradation, StackContext } from "../../model/stack.ts";
import type { UptimeCheck } from "../../model/uptime.ts";

/** A service that watches from the public internet, as far as its API can say what the catalog wants. */
export interface CheckService {
  readonly backend: "pingdom" | "uptimerobot";
  /** Seconds between two checks that it offers, ascending; the free plan's. */
  readonly intervals: readonly number[];
  /** Whether a check can state the answers that count as up. */
  readonly statuses: boolean;
}

/** Pingdom API 3.1: resolution is one of five; any answer from 400 on is down; the method is GET without a body. */
export const pingdom: CheckService = {
  backend: "pingdom",
  intervals: [60, 300, 900, 1800, 3600],
  statuses: false,
};

/** UptimeRobot API v3, free plan: five minutes at least. Its default method is HEAD, so GET is stated. */
export const uptimerobot: CheckService = {
  backend: "uptimerobot",
  intervals: [300, 600, 900, 1800, 3600],
  statuses: true,
};

/** The longest offered interval that is not longer than wanted, else the shortest. */
function intervalOf(check: UptimeCheck, { intervals }: CheckService): number {
  const wanted = seconds(check.interval);
  return intervals.filter((interval) => interval <= wanted).at(-1) ?? intervals[0] ?? wanted;
}

function losses(check: UptimeCheck, service: CheckService): readonly Degradation[] {
  const { backend } = service;
  const item = `uptime check ${check.name}`;
  const interval = intervalOf(check, service);
  const degradations: Degradation[] = [];
  if (interval !== seconds(check.interval)) {
    const lost = `an interval of ${check.interval}`;
    degradations.push({ backend, item, lost, standIn: `every ${interval}s, which it offers` });
  }
  if (!service.statuses) {
    const lost = `the expected status ${check.expectedStatus.join(", ")}`;
    degradations.push({ backend, item, lost, standIn: "any status below 400 counts as up" });
  }
  return degradations;
}

/** The alerts that would read the checks' probes if they were made from here. */
function unseen(catalog: Catalog, checks: readonly UptimeCheck[], backend: string): readonly Degradation[] {
  const alerts = new Set(checks.flatMap(({ name }) => probeAlerts(catalog, name)));
  const inside = catalog.uptimeChecks.filter(({ from }) => from === "inside");
  const seen = new Set(inside.flatMap(({ name }) => probeAlerts(catalog, name)));
  return [...alerts].map((alert) => ({
    backend,
    item: `alert ${alert.name}`,
    lost: "the checks from outside as metrics: Prometheus does not see them",
    standIn: `${backend} notifies by itself; ${
      seen.has(alert) ? "the alert watches the checks from inside" : "no check is left for the alert to watch"
    }`,
  }));
}

/** The uptime checks from outside as data for the service's API: the bearer token by the name of its secret only. */
export function compileOutsideChecks(catalog: Catalog, stack: StackContext, service: CheckService): BackendOutput {
  const { backend } = service;
  const checks = catalog.uptimeChecks.filter(({ from }) => from === "outside");
  const compiled = checks.map((check) => ({
    name: `${stack.product} ${stack.stack}: ${check.name}`,
    url: `${stack.baseUrl}${check.path}`,
    method: check.method,
    intervalSeconds: intervalOf(check, service),
    timeoutSeconds: seconds(check.timeout),
    ...(service.statuses ? { expectedStatus: check.expectedStatus } : {}),
    ...(check.bearer === undefined ? {} : { bearerSecret: check.bearer.secret }),
    tags: [stack.product, stack.environment, check.service],
  }));
  return {
    artifacts: [{ path: `uptime/${backend}.json`, content: `${JSON.stringify(compiled, null, 2)}\n` }],
    items: checks.map((check) => ({
      kind: "uptime check",
      name: check.name,
      query: `${check.method} ${stack.baseUrl}${check.path} every ${intervalOf(check, service)}s`,
    })),
    degradations: [...checks.flatMap((check) => losses(check, service)), ...unseen(catalog, checks, backend)],
    breaches: [],
  };
}
