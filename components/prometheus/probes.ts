import { conditionMetrics } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { allAlerts, watchesCertificates } from "../../model/catalog.ts";
import type { Duration } from "../../model/duration.ts";
import { duration, milliseconds } from "../../model/duration.ts";
import type { Origin } from "../../model/origin.ts";
import { ofBackend, ofItem, ofItems } from "../../model/origin.ts";
import type { CompiledItem, Degradation, StackContext } from "../../model/stack.ts";
import type { ProbeJob, UptimeCheck } from "../../model/uptime.ts";
import { certificateJob, certificateOf, uptimeJob } from "../../model/uptime.ts";
import type { CertificateProbe, PrometheusOptions } from "./options.ts";

/** A request by HTTP, and what its answer must be. */
export interface RequestModule {
  readonly prober: "http";
  readonly name: string;
  readonly timeout: Duration;
  readonly method: UptimeCheck["method"];
  readonly expectedStatus: readonly number[];
  /** Name of the secret that holds the token. */
  readonly bearer?: string;
}

/** The handshake of TLS alone: whatever the host would answer, a redirect too, its own certificate is what is seen. */
export interface HandshakeModule {
  readonly prober: "tcp";
  readonly name: string;
  readonly timeout: Duration;
  /** Default: those whom the exporter's machine trusts. */
  readonly authority?: CertificateProbe["authority"];
}

/** What the blackbox exporter is to do for a probe; probes that ask alike share one. */
export type ProbeModule = RequestModule | HandshakeModule;

/** Something that is probed. */
export interface Probe {
  readonly job: ProbeJob;
  readonly check: string;
  readonly service: string;
  /** A URL, or host:port of a handshake. */
  readonly target: string;
  readonly interval: Duration;
  readonly module: ProbeModule;
  /** False: a certificate that the stack itself has watched. */
  readonly ofCatalog: boolean;
}

/** Where something comes from that these probes share. */
export function probesOrigin(all: readonly Probe[]): Origin {
  const checks = all.flatMap(({ check, ofCatalog, job }) => (ofCatalog && job === uptimeJob ? [check] : []));
  if (checks.length > 0) return ofItems(["uptime check", "uptime checks"], checks);
  return all.some(({ ofCatalog }) => ofCatalog)
    ? ofItem("uptimeChecks, whose host's certificate it is")
    : ofBackend("blackbox");
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

function requestModule(spec: Omit<RequestModule, "prober" | "name">): RequestModule {
  const { method, timeout, expectedStatus, bearer } = spec;
  const name = [
    method.toLowerCase(),
    ...expectedStatus,
    timeout,
    ...(bearer === undefined ? [] : [`bearer-${bearer}`]),
  ].join("-");
  return { prober: "http", name, ...spec };
}

/** How long a handshake may take. */
const handshakeTimeout = "10s";

function handshakeModule(interval: Duration, authority?: CertificateProbe["authority"]): HandshakeModule {
  const timeout = probeTimeout(handshakeTimeout, interval);
  return authority === undefined
    ? { prober: "tcp", name: `tls-${timeout}`, timeout }
    : { prober: "tcp", name: `tls-${timeout}-authority-${authority.name}`, timeout, authority };
}

function checkProbe(check: UptimeCheck, stack: StackContext, options: PrometheusOptions): Probe {
  const interval = probeInterval(check.interval, options);
  return {
    job: uptimeJob,
    check: check.name,
    service: check.service,
    target: `${stack.baseUrl}${check.path}`,
    interval,
    module: requestModule({
      method: check.method,
      timeout: probeTimeout(check.timeout, interval),
      expectedStatus: check.expectedStatus,
      ...(check.bearer === undefined ? {} : { bearer: check.bearer.secret }),
    }),
    ofCatalog: true,
  };
}

/** The certificate of the host that all checks of the catalog ask: the named one's, not that of where it redirects to. */
function hostCertificate(catalog: Catalog, stack: StackContext, options: PrometheusOptions): readonly Probe[] {
  const [check] = catalog.uptimeChecks;
  const { protocol, host, hostname, port } = new URL(stack.baseUrl);
  if (check === undefined || protocol !== "https:" || !watchesCertificates(catalog)) return [];
  const interval = probeInterval("60s", options);
  return [
    {
      job: certificateJob,
      check: certificateOf(host),
      service: check.service,
      target: `${hostname}:${port === "" ? "443" : port}`,
      interval,
      module: handshakeModule(interval),
      ofCatalog: true,
    },
  ];
}

function ownCertificates(options: PrometheusOptions): readonly Probe[] {
  const interval = probeInterval("60s", options);
  return (options.certificateProbes ?? []).map(({ name, service, address, authority }) => ({
    job: certificateJob,
    check: name,
    service,
    target: address,
    interval,
    module: handshakeModule(interval, authority),
    ofCatalog: false,
  }));
}

/** The uptime checks that this exporter runs. */
const checksRun = (catalog: Catalog, { uptimeChecks = catalog.uptimeChecks }: PrometheusOptions) => uptimeChecks;

/** These, the certificate of the host that they ask, and further certificates, as the blackbox exporter probes them. */
export const probes = (catalog: Catalog, stack: StackContext, options: PrometheusOptions): readonly Probe[] => [
  ...checksRun(catalog, options).map((check) => checkProbe(check, stack, options)),
  ...hostCertificate(catalog, stack, options),
  ...ownCertificates(options),
];

export const probeItem = ({ job, check }: Probe): CompiledItem => ({
  kind: "uptime check",
  name: check,
  query: `probe_success{job="${job}",check=${JSON.stringify(check)}}`,
});

/** How long Prometheus waits for a probe. */
export function scrapeTimeout({ module, interval }: Probe): Duration {
  return shorter(duration(milliseconds(module.timeout) + margin), interval);
}

/** What a check loses by being probed by a blackbox exporter beside Prometheus. */
function checkDegradations(catalog: Catalog, options: PrometheusOptions): readonly Degradation[] {
  return checksRun(catalog, options).flatMap((check) => {
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

/** What an alert on certificates has to watch where the base URL has none: nothing, unless the stack names others. */
function certificateDegradations(
  catalog: Catalog,
  { baseUrl }: StackContext,
  { certificateProbes = [] }: PrometheusOptions,
): readonly Degradation[] {
  const watched = new URL(baseUrl).protocol === "https:" || certificateProbes.length > 0;
  if (watched || catalog.uptimeChecks.length === 0) return [];
  return allAlerts(catalog)
    .filter(({ condition }) => conditionMetrics(condition).some(({ job }) => job === certificateJob))
    .map(({ name }) => ({
      backend: "blackbox",
      item: `alert ${name}`,
      lost: `all of it: ${baseUrl} has no certificate`,
      fallback: "nothing; where that redirects to https, make this the base URL",
    }));
}

/** What is lost by having it probed by a blackbox exporter beside Prometheus. */
export const probeDegradations = (
  catalog: Catalog,
  stack: StackContext,
  options: PrometheusOptions,
): readonly Degradation[] => [
  ...checkDegradations(catalog, options),
  ...certificateDegradations(catalog, stack, options),
];
