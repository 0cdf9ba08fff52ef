import type { Catalog } from "../../model/catalog.ts";
import { jobKind } from "../../model/catalog.ts";
import type { LabelSpec, Metric, ScrapeJob } from "../../model/metric.ts";
import type { Filter, LabelMatch } from "../../model/query.ts";

/** As the demo backend reads it; demo/backend/product.ts says what each means. */
type DemoLabel = "method" | "route" | "status" | { readonly good: string; readonly bad: string } | readonly string[];

interface DemoMetric {
  readonly name: string;
  readonly help: string;
  readonly type: Metric["type"];
  readonly buckets?: readonly number[];
  readonly seconds: boolean;
  readonly labels: Readonly<Record<string, DemoLabel>>;
  readonly moves: "request" | "work" | "states" | "share" | "level";
}

/** A product as its monitoring sees it, for the demo backend to simulate. */
interface DemoProduct {
  readonly name: string;
  readonly exposed: Readonly<Record<string, readonly DemoMetric[]>>;
  readonly statsd?: { readonly prefix: string; readonly metrics: readonly DemoMetric[] };
  readonly routes: readonly string[];
  readonly checks: readonly { readonly path: string; readonly status: number; readonly token: boolean }[];
  readonly health?: string;
  readonly detailedHealth?: string;
  readonly breakers: {
    readonly names: readonly string[];
    readonly states: readonly string[];
    readonly nameLabel: string;
    readonly stateLabel: string;
  };
}

/** Labels that say something about a request, by the names that applications give them. */
const requestLabels: Readonly<Record<string, "method" | "route" | "status">> = {
  method: "method",
  route: "route",
  path: "route",
  endpoint: "route",
  handler: "route",
  status: "status",
  status_code: "status",
  code: "status",
};

/** Seven of a set without end. */
const unbounded = ["101", "102", "103", "104", "105", "106", "107"];

function sampleValues(name: string, { values, examples, budget }: LabelSpec): readonly string[] {
  if (values !== undefined && values.length > 0) return values;
  if (examples !== undefined && examples.length > 0) return examples;
  return budget === 0 ? unbounded : [`${name}-1`, `${name}-2`];
}

/** A value that the match takes, of those that the label may have. */
function matching(match: LabelMatch, values: readonly string[]): string {
  if ("is" in match) return match.is;
  if ("in" in match) return match.in[0] ?? "";
  if ("isNot" in match) return values.find((value) => value !== match.isNot) ?? `not-${match.isNot}`;
  return values.find((value) => value.startsWith(match.startsWith)) ?? match.startsWith;
}

/** What distinguishes the bad events of the catalog's SLOs from the good ones: metric → its filter. */
function badEvents({ slos }: Catalog): ReadonlyMap<string, Filter> {
  return new Map(slos.flatMap(({ sli }) => (sli.kind === "availability" ? [[sli.total.name, sli.bad] as const] : [])));
}

function labelOf(name: string, spec: LabelSpec, bad: LabelMatch | undefined): DemoLabel {
  const source = requestLabels[name];
  if (source !== undefined) return source;
  const values = sampleValues(name, spec);
  if (bad === undefined) return values;
  const worst = matching(bad, values);
  return { good: values.find((value) => value !== worst) ?? "ok", bad: worst };
}

/** Of a gauge of states, the label whose values are the states. */
const stateLabel = ({ labels }: Metric): string | undefined =>
  Object.entries(labels).find(([, { values }]) => (values?.length ?? 0) > 1)?.[0];

const isBreaker = (metric: Metric): boolean =>
  metric.type === "gauge" &&
  metric.unit === "state" &&
  Object.keys(metric.labels).length === 2 &&
  stateLabel(metric) !== undefined;

/** Metrics that the catalog's SLOs are about: each of them is about requests. */
const promised = ({ slos }: Catalog): ReadonlySet<string> =>
  new Set(slos.map(({ sli }) => (sli.kind === "availability" ? sli.total.name : sli.histogram.name)));

function moves(metric: Metric, catalog: Catalog): DemoMetric["moves"] {
  if (metric.type === "gauge") {
    if (isBreaker(metric)) return "states";
    return metric.unit === "ratio" || metric.unit === "state" ? "share" : "level";
  }
  const aboutRequests =
    metric.unit === "requests" ||
    promised(catalog).has(metric.name) ||
    Object.keys(metric.labels).some((label) => Object.hasOwn(requestLabels, label));
  return aboutRequests ? "request" : "work";
}

function demoMetric(metric: Metric, catalog: Catalog): DemoMetric {
  const bad = badEvents(catalog).get(metric.name) ?? {};
  return {
    name: metric.statsd ?? metric.name,
    help: metric.help,
    type: metric.type,
    ...(metric.type === "histogram" ? { buckets: metric.buckets } : {}),
    seconds: metric.unit === "seconds",
    labels: Object.fromEntries(
      Object.entries(metric.labels).map(([name, spec]) => [name, labelOf(name, spec, bad[name])]),
    ),
    moves: moves(metric, catalog),
  };
}

/** Jobs that scrape the product itself. */
const productJobs = ({ scrapeJobs }: Catalog): readonly ScrapeJob[] =>
  scrapeJobs.filter((job) => jobKind(job) === "product");

/** Where the demo exposes a job's metrics: at the job's own path, but where another job of the product has the same. */
export function demoPath(catalog: Catalog, job: ScrapeJob): string {
  const first = productJobs(catalog).find(({ path }) => path === job.path);
  return first?.name === job.name ? job.path : `/demo/jobs/${job.name}/metrics`;
}

/** The routes that the catalog's labels give as examples, else the paths of its checks. */
function routesOf({ metrics, uptimeChecks }: Catalog): readonly string[] {
  const examples = metrics.flatMap(({ labels }) =>
    Object.entries(labels).flatMap(([name, { examples: some = [], values = [] }]) =>
      requestLabels[name] === "route" ? [...values, ...some] : [],
    ),
  );
  const routes = [...new Set(examples.filter((route) => route.startsWith("/")))];
  if (routes.length > 0) return routes;
  return uptimeChecks.length > 0 ? [...new Set(uptimeChecks.map(({ path }) => path))] : ["/"];
}

function breakersOf({ metrics }: Catalog): DemoProduct["breakers"] {
  const metric = metrics.find(isBreaker);
  const state = metric === undefined ? undefined : stateLabel(metric);
  const name = Object.keys(metric?.labels ?? {}).find((label) => label !== state);
  const spec = name === undefined ? undefined : metric?.labels[name];
  return {
    names: name === undefined || spec === undefined ? ["dependency"] : sampleValues(name, spec),
    states: (state === undefined ? undefined : metric?.labels[state]?.values) ?? ["closed", "open"],
    nameLabel: name ?? "name",
    stateLabel: state ?? "state",
  };
}

/**
 * The product that the demo backend simulates: it exposes and sends what the catalog says that the application does, asks for
 * routes that its labels give as examples, and answers its checks.
 */
export function demoProduct(catalog: Catalog): DemoProduct {
  const { product, metrics, uptimeChecks, statsdPrefix } = catalog;
  const application = metrics.filter(({ origin }) => origin === "application");
  const sent = application.filter(({ statsd }) => statsd !== undefined);
  const health = uptimeChecks.find(({ from, bearer }) => from === "outside" && bearer === undefined);
  const detailed = uptimeChecks.find(({ from }) => from === "inside");
  return {
    name: product,
    exposed: Object.fromEntries(
      productJobs(catalog).map((job) => [
        demoPath(catalog, job),
        application
          .filter((metric) => metric.job === job.name && metric.statsd === undefined)
          .map((metric) => demoMetric(metric, catalog)),
      ]),
    ),
    ...(sent.length === 0
      ? {}
      : { statsd: { prefix: statsdPrefix, metrics: sent.map((metric) => demoMetric(metric, catalog)) } }),
    routes: routesOf(catalog),
    checks: uptimeChecks.map(({ path, expectedStatus: [status = 200], bearer }) => ({
      path,
      status,
      token: bearer !== undefined,
    })),
    ...(health === undefined ? {} : { health: health.path }),
    ...(detailed === undefined ? {} : { detailedHealth: detailed.path }),
    breakers: breakersOf(catalog),
  };
}
