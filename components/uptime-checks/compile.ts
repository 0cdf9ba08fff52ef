import { probeAlerts } from "../vendors/probes.ts";
import type { Catalog } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { Compiled } from "../backend.ts";
import { itemsOf } from "../backend.ts";
import { ofItem, originTag } from "../../model/origin.ts";
import type { Artifact, Degradation, StackContext } from "../../model/stack.ts";
import type { UptimeCheck } from "../../model/uptime.ts";

/** A service that watches from the public internet, as far as its API can say what the catalog wants. */
export interface CheckService {
  readonly backend: string;
  /** Seconds between two checks that it offers, ascending; the free plan's. */
  readonly intervals: readonly number[];
  /** Whether a check can state the answers that count as up. */
  readonly statuses: boolean;
}

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
    degradations.push({ backend, item, lost, fallback: `every ${interval}s, which it offers` });
  }
  if (!service.statuses) {
    const lost = `the expected status ${check.expectedStatus.join(", ")}`;
    degradations.push({ backend, item, lost, fallback: "any status below 400 counts as up" });
  }
  return degradations;
}

/** A check as a service's API wants to know it: the bearer token by the name of its secret only. */
interface OutsideCheck {
  readonly name: string;
  readonly url: string;
  readonly method: UptimeCheck["method"];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  /** Absent where the service cannot state it. */
  readonly expectedStatus?: readonly number[];
  readonly bearerSecret?: string;
  readonly tags: readonly string[];
}

interface OutsideChecks {
  /** Name of the file that has them, below uptime/. */
  readonly service: string;
  readonly checks: readonly OutsideCheck[];
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
    fallback: `${backend} notifies by itself; ${
      seen.has(alert) ? "the alert watches the checks from inside" : "no check is left for the alert to watch"
    }`,
  }));
}

/** The uptime checks from outside, as far as the service can run them. */
export function compile(catalog: Catalog, stack: StackContext, service: CheckService): Compiled<OutsideChecks> {
  const { backend } = service;
  const checks = catalog.uptimeChecks.filter(({ from }) => from === "outside");
  const compiled = checks.map((check): OutsideCheck => ({
    name: `${stack.product} ${stack.stack}: ${check.name}`,
    url: `${stack.baseUrl}${check.path}`,
    method: check.method,
    intervalSeconds: intervalOf(check, service),
    timeoutSeconds: seconds(check.timeout),
    ...(service.statuses ? { expectedStatus: check.expectedStatus } : {}),
    ...(check.bearer === undefined ? {} : { bearerSecret: check.bearer.secret }),
    tags: [stack.product, stack.environment, check.service, originTag(ofItem(`uptime check ${check.name}`))],
  }));
  return {
    objects: { service: backend, checks: compiled },
    items: itemsOf(
      "uptime",
      checks.map((check) => ({
        kind: "uptime check",
        name: check.name,
        query: `${check.method} ${stack.baseUrl}${check.path} every ${intervalOf(check, service)}s`,
      })),
    ),
    degradations: [...checks.flatMap((check) => losses(check, service)), ...unseen(catalog, checks, backend)],
    breaches: [],
  };
}

export const files = ({ service, checks }: OutsideChecks): readonly Artifact[] => [
  { path: `uptime/${service}.json`, content: `${JSON.stringify(checks, null, 2)}\n` },
];

/** Names of the secrets whose tokens the checks send. */
export const secretsNeeded = ({ checks }: OutsideChecks): readonly string[] => [
  ...new Set(checks.flatMap(({ bearerSecret }) => bearerSecret ?? [])),
];
