import { seconds } from "../../../../model/duration.ts";
import type { Duration } from "../../../../model/duration.ts";

/** How an instance answers its scrapes: with metrics, not at all, or not even found any more. */
export type Answer = "ready" | "down" | "gone";

/** What goes on for some time; what it does not name is as in {@link healthy}. */
export interface State {
  readonly backends: Readonly<Record<string, Answer>>;
  /** Requests a minute that the backends answer together. */
  readonly requests: number;
  /** Share of the requests that fail with status 500. */
  readonly failing: number;
  /** The route whose requests fail; the others' do not. */
  readonly failingRoute: string;
  /** Share of the requests that take three seconds instead of 50 ms. */
  readonly slow: number;
  readonly openBreakers: readonly string[];
  /** PostgreSQL's instances: `refuses` answers its exporter nothing, `exporter down` is unknown. */
  readonly databases: Readonly<Record<string, "ready" | "refuses" | "exporter down">>;
  /** Uptime checks that fail. */
  readonly failingChecks: readonly string[];
  /** Share of each mount point that is free. */
  readonly diskFree: Readonly<Record<string, number>>;
  /** Whether Prometheus scrapes; what happens meanwhile happens all the same. */
  readonly scraped: boolean;
}

export interface Phase extends Partial<State> {
  readonly lasts: Duration;
  /** Counters begin at 0 again, as after a deploy. */
  readonly restarted?: boolean;
}

export const healthy: State = {
  backends: { a: "ready", b: "ready", c: "ready" },
  requests: 600,
  failing: 0,
  failingRoute: "/api/campaigns",
  slow: 0,
  openBreakers: [],
  databases: { "db-1": "ready" },
  failingChecks: [],
  diskFree: { "/": 0.5, "/var": 0.5 },
  scraped: true,
};

/** Between two samples. */
export const interval: Duration = "30s";
const step = seconds(interval);

const breakers = ["stripe", "github", "sendgrid"];
const checks = [
  ...["StratoAI API Health", "StratoAI API Auth", "StratoAI Campaigns API", "StratoAI API Detailed Health"],
] as const;

type Labels = Readonly<Record<string, string>>;

const nameOf = (metric: string, labels: Labels) =>
  `${metric}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(",")}}`;

/** A sample of each series, at one moment; a series that is not named has none. */
function samples(state: State, counted: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const now = new Map<string, number>();
  const put = (metric: string, labels: Labels, value: number) => now.set(nameOf(metric, labels), value);
  for (const [instance, answer] of Object.entries(state.backends)) {
    if (answer === "gone") continue;
    put("up", { job: "stratoai-backend", service: "api", instance }, answer === "ready" ? 1 : 0);
    if (answer === "down") continue;
    for (const [name, value] of counted) if (name.includes(`instance="${instance}"`)) now.set(name, value);
    for (const breaker of breakers) {
      const labels = { job: "stratoai-backend", service: "api", instance, breaker, state: "open" };
      put("circuit_breaker_state", labels, state.openBreakers.includes(breaker) ? 1 : 0);
    }
  }
  for (const [instance, answer] of Object.entries(state.databases)) {
    const labels = { job: "postgres-exporter", service: "database", instance };
    put("up", labels, answer === "exporter down" ? 0 : 1);
    if (answer !== "exporter down") put("pg_up", labels, answer === "ready" ? 1 : 0);
  }
  for (const [job, service] of [
    ["node-exporter", "platform"],
    ["statsd-exporter", "api"],
    ["prometheus", "monitoring"],
    ["alertmanager", "monitoring"],
    ["blackbox-exporter", "monitoring"],
  ] as const) {
    put("up", { job, service, instance: job }, 1);
  }
  for (const check of checks) {
    put("probe_success", { job: "uptime", service: "api", check }, state.failingChecks.includes(check) ? 0 : 1);
  }
  for (const [mountpoint, free] of Object.entries(state.diskFree)) {
    const labels = { job: "node-exporter", service: "platform", instance: "node-1", mountpoint, fstype: "ext4" };
    put("node_filesystem_avail_bytes", labels, free * 1e11);
    put("node_filesystem_size_bytes", labels, 1e11);
  }
  return now;
}

/** Counts what happens within one step. */
function count(state: State, counted: Map<string, number>): void {
  const add = (metric: string, labels: Labels, value: number) => {
    const name = nameOf(metric, labels);
    counted.set(name, (counted.get(name) ?? 0) + value);
  };
  const serving = Object.entries(state.backends).filter(([, answer]) => answer === "ready");
  for (const [instance] of serving) {
    const requests = (state.requests * step) / 60 / serving.length;
    const labels = { job: "stratoai-backend", service: "api", instance, method: "GET" };
    const route = state.failingRoute;
    add("http_requests_total", { ...labels, route, status: "500" }, requests * state.failing);
    add("http_requests_total", { ...labels, route: "/api/campaigns", status: "200" }, requests * (1 - state.failing));
    const timed = { ...labels, route: "/api/campaigns", status: "200" };
    for (const le of ["0.1", "0.5", "1", "2"]) {
      add("http_request_duration_seconds_bucket", { ...timed, le }, requests * (1 - state.slow));
    }
    for (const le of ["5", "+Inf"]) add("http_request_duration_seconds_bucket", { ...timed, le }, requests);
    add("http_request_duration_seconds_count", timed, requests);
  }
}

/**
 * The series that Prometheus has of phases that follow each other, in promtool's notation. A series whose target has
 * answered without it, or is gone, becomes stale, as Prometheus marks it; between scrapes that do not happen nothing is.
 */
export function seriesOf(phases: readonly Phase[]): Readonly<Record<string, string>> {
  const values = new Map<string, string[]>();
  const counted = new Map<string, number>();
  let before: ReadonlyMap<string, number> = new Map();
  let length = 0;
  for (const { lasts, restarted, ...changes } of phases) {
    const state = { ...healthy, ...changes };
    if (restarted === true) counted.clear();
    for (let at = 0; at < seconds(lasts); at += step) {
      count(state, counted);
      const now = state.scraped ? samples(state, counted) : undefined;
      for (const name of now?.keys() ?? []) {
        if (!values.has(name))
          values.set(
            name,
            Array.from({ length }, () => "_"),
          );
      }
      for (const [name, all] of values) {
        const value = now?.get(name);
        all.push(
          value !== undefined
            ? String(Number(value.toPrecision(12)))
            : now !== undefined && before.has(name)
              ? "stale"
              : "_",
        );
      }
      before = now ?? before;
      length += 1;
    }
  }
  return Object.fromEntries(
    [...values].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, all.join(" ")]),
  );
}
