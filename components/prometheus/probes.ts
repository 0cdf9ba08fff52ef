import type { Duration } from "../../model/duration.ts";
import { duration, milliseconds } from "../../model/duration.ts";
import type { Origin } from "../../model/origin.ts";
import { ofBackend, ofItems } from "../../model/origin.ts";
import type { CompiledItem, Degradation, StackContext } from "../../model/stack.ts";
import type { UptimeCheck } from "../../model/uptime.ts";
import { uptimeJob } from "../../model/uptime.ts";
import type { PrometheusOptions } from "./options.ts";

/** What the blackbox exporter is to do for a check; checks that ask alike share one. */
export interface ProbeModule {
  readonly name: string;
  readonly timeout: Duration;
  readonly method: UptimeCheck["method"];
  readonly expectedStatus: readonly number[];
  /** Name of the secret that holds the token. */
  readonly bearer?: string;
  readonly selfSigned: boolean;
}

/** One URL that is probed. */
export interface Probe {
  readonly check: string;
  readonly service: string;
  readonly url: string;
  readonly interval: Duration;
  readonly module: ProbeModule;
  /** False: a certificate that the stack itself has watched. */
  readonly ofCatalog: boolean;
}

/** Where something comes from that these probes share. */
export function probesOrigin(all: readonly Probe[]): Origin {
  const checks = all.filter(({ ofCatalog }) => ofCatalog).map(({ check }) => check);
  return checks.length === 0 ? ofBackend("blackbox") : ofItems(["uptime check", "uptime checks"], checks);
}

/** Prometheus gives up this much later than the exporter, so that a timeout is a failed probe with its duration. */
const margin = milliseconds("1s");

const shorter = (a: Duration, b: Duration): Duration => (milliseconds(a) <= milliseconds(b) ? a : b);

function probeInterval(wanted: Duration, { longestProbeInterval = "60s" }: PrometheusOptions): Duration {
  return shorter(wanted, longestProbeInterval);
}

/** Prometheus refuses a scrape timeout above the interval, which has to leave the exporter its margin. */
function probeTimeout(wanted: Duration, interval: Duration): Duration {
  const available = milliseconds(interval);
  return shorter(wanted, duration(available > 2 * margin ? available - margin : available / 2));
}

function moduleOf(spec: Omit<ProbeModule, "name">): ProbeModule {
  const { method, timeout, expectedStatus, bearer, selfSigned } = spec;
  const name = [
    method.toLowerCase(),
    ...expectedStatus,
    timeout,
    ...(bearer === undefined ? [] : [`bearer-${bearer}`]),
    ...(selfSigned ? ["self-signed"] : []),
  ].join("-");
  return { name, ...spec };
}

function certificateProbes(options: PrometheusOptions): readonly Probe[] {
  return (options.certificateProbes ?? []).map(({ name, service, url, selfSigned = false }) => {
    const interval = probeInterval("60s", options);
    const timeout = probeTimeout("10s", interval);
    return {
      check: name,
      service,
      url,
      interval,
      module: moduleOf({ method: "GET", timeout, expectedStatus: [200], selfSigned }),
      ofCatalog: false,
    };
  });
}

/** The catalog's uptime checks, and further certificates, as the blackbox exporter probes them. */
export function probes(
  uptimeChecks: readonly UptimeCheck[],
  stack: StackContext,
  options: PrometheusOptions,
): readonly Probe[] {
  const checks = uptimeChecks.map((check) => {
    const interval = probeInterval(check.interval, options);
    return {
      check: check.name,
      service: check.service,
      url: `${stack.baseUrl}${check.path}`,
      interval,
      module: moduleOf({
        method: check.method,
        timeout: probeTimeout(check.timeout, interval),
        expectedStatus: check.expectedStatus,
        ...(check.bearer === undefined ? {} : { bearer: check.bearer.secret }),
        selfSigned: false,
      }),
      ofCatalog: true,
    };
  });
  return [...checks, ...certificateProbes(options)];
}

export const probeItem = ({ check }: Probe): CompiledItem => ({
  kind: "uptime check",
  name: check,
  query: `probe_success{job="${uptimeJob}",check=${JSON.stringify(check)}}`,
});

/** How long Prometheus waits for a probe. */
export function scrapeTimeout({ module, interval }: Probe): Duration {
  return shorter(duration(milliseconds(module.timeout) + margin), interval);
}

/** What a check loses by being probed by a blackbox exporter beside Prometheus. */
export function probeDegradations(
  uptimeChecks: readonly UptimeCheck[],
  options: PrometheusOptions,
): readonly Degradation[] {
  return uptimeChecks.flatMap((check) => {
    const interval = probeInterval(check.interval, options);
    const timeout = probeTimeout(check.timeout, interval);
    const loses = (lost: string, fallback: string): Degradation => ({
      backend: "blackbox",
      item: `uptime check ${check.name}`,
      lost,
      fallback,
    });
    return [
      ...(interval === check.interval
        ? []
        : [
            loses(
              `its interval of ${check.interval}: Prometheus does not see a sample older than five minutes`,
              `probed every ${interval}`,
            ),
          ]),
      ...(timeout === check.timeout
        ? []
        : [loses(`its timeout of ${check.timeout}: it must fit into the interval`, `a timeout of ${timeout}`)]),
      ...(check.from === "inside"
        ? []
        : [loses("the view from the public internet", "probed by the blackbox exporter beside Prometheus")]),
    ];
  });
}
