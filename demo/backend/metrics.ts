import type { Metric } from "prom-client";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { DemoLabel, DemoMetric, DemoProduct } from "./product.ts";
import { level, share } from "./waves.ts";

/** A request as metrics count it. */
export interface CountedRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** How long it took. */
  readonly seconds: number;
}

type Values = Readonly<Record<string, string>>;

/** Methods that the demo takes: one that reads and one that writes. */
export const methods = ["GET", "POST"] as const;

const failed = (status: number): boolean => status >= 500;

/** A label's value for a request, the `turn`-th of its kind. */
function valueOf(label: DemoLabel, { method, route, status }: CountedRequest, turn: number): string {
  if (Array.isArray(label)) return label[turn % label.length] ?? "";
  if (typeof label === "object") return failed(status) ? label.bad : label.good;
  return { method, route, status: String(status) }[label];
}

export const valuesOf = ({ labels }: DemoMetric, request: CountedRequest, turn: number): Values =>
  Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, valueOf(label, request, turn)]));

/** What a histogram observes: seconds as they are, anything else within its buckets. */
export const observed = ({ seconds, buckets = [] }: DemoMetric, taken: number, turn: number): number =>
  seconds ? taken : (buckets[turn % Math.max(1, buckets.length)] ?? taken);

/** Every combination of a gauge's labels. */
function combinations({ labels }: DemoMetric): readonly Values[] {
  return Object.entries(labels).reduce<readonly Values[]>(
    (all, [name, label]) => {
      const values = Array.isArray(label) ? label : typeof label === "object" ? [label.good, label.bad] : [label];
      return all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
    },
    [{}],
  );
}

/** One metric of the product, registered. */
class SimulatedMetric {
  readonly #spec: DemoMetric;
  readonly #metric: Metric;
  #turn = 0;

  constructor(spec: DemoMetric, registry: Registry) {
    this.#spec = spec;
    const { name, help, labels, buckets = [] } = spec;
    const common = { name, help, labelNames: Object.keys(labels), registers: [registry] };
    this.#metric =
      spec.type === "counter"
        ? new Counter(common)
        : spec.type === "gauge"
          ? new Gauge(common)
          : new Histogram({ ...common, buckets: [...buckets] });
  }

  /** Starts the series of such a request at 0: an increase from nothing to 1 is invisible to rate(). */
  begin(request: CountedRequest): void {
    if (this.#spec.moves !== "request") return;
    const values = valuesOf(this.#spec, request, 0);
    if (this.#metric instanceof Counter) this.#metric.inc(values, 0);
    if (this.#metric instanceof Histogram) this.#metric.zero(values);
  }

  /** @param seconds how long what moves it took */
  move(by: DemoMetric["moves"], request: CountedRequest, seconds: number): void {
    if (this.#spec.moves !== by) return;
    const turn = this.#turn++;
    const values = valuesOf(this.#spec, request, turn);
    if (this.#metric instanceof Counter) this.#metric.inc(values);
    if (this.#metric instanceof Histogram) this.#metric.observe(values, observed(this.#spec, seconds, turn));
  }

  /** Gauges as they stand after so many seconds. */
  set(seconds: number): void {
    const metric = this.#metric;
    const { moves } = this.#spec;
    if (!(metric instanceof Gauge) || (moves !== "share" && moves !== "level")) return;
    const wave = moves === "share" ? share : level;
    for (const [index, values] of combinations(this.#spec).entries()) metric.set(values, wave(seconds, index));
  }

  setStates(
    current: Readonly<Record<string, string>>,
    { states, nameLabel, stateLabel }: DemoProduct["breakers"],
  ): void {
    const metric = this.#metric;
    if (!(metric instanceof Gauge) || this.#spec.moves !== "states") return;
    for (const [name, now] of Object.entries(current))
      for (const state of states) metric.set({ [nameLabel]: name, [stateLabel]: state }, state === now ? 1 : 0);
  }
}

/** The metrics of a product that is simulated, by the path that exposes them. */
export class Metrics {
  readonly #product: DemoProduct;
  readonly #registries: ReadonlyMap<string, Registry>;
  readonly #metrics: readonly SimulatedMetric[];

  constructor(product: DemoProduct) {
    this.#product = product;
    const simulated: SimulatedMetric[] = [];
    this.#registries = new Map(
      Object.entries(product.exposed).map(([path, metrics]) => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        for (const metric of metrics)
          // What a process exposes of itself comes with the client's own metrics.
          if (registry.getSingleMetric(metric.name) === undefined)
            simulated.push(new SimulatedMetric(metric, registry));
        return [path, registry] as const;
      }),
    );
    this.#metrics = simulated;
    for (const route of product.routes)
      for (const method of methods)
        for (const status of [200, 500, 503]) {
          const request = { method, route, status, seconds: 0 };
          for (const metric of simulated) metric.begin(request);
        }
  }

  /** A request was answered. */
  request(request: CountedRequest): void {
    for (const metric of this.#metrics) metric.move("request", request, request.seconds);
  }

  /** A request made the product do something, which took a part of its time. */
  work(request: CountedRequest, seconds: number): void {
    for (const metric of this.#metrics) metric.move("work", request, seconds);
  }

  /** Gauges as they stand after so many seconds, so that panels show something that moves. */
  setGauges(seconds: number): void {
    for (const metric of this.#metrics) metric.set(seconds);
  }

  /** Exactly one state of each breaker is 1. */
  setBreakers(current: Readonly<Record<string, string>>): void {
    for (const metric of this.#metrics) metric.setStates(current, this.#product.breakers);
  }

  /** Names of everything that is exposed. */
  names(): readonly string[] {
    return [...this.#registries.values()].flatMap((registry) => registry.getMetricsAsArray().map(({ name }) => name));
  }

  /** What a path exposes in the text format, without one family; undefined where it exposes nothing. */
  async exposition(path: string, absent: string | undefined): Promise<string | undefined> {
    const registry = this.#registries.get(path);
    if (registry === undefined) return undefined;
    const names = registry.getMetricsAsArray().map((metric) => metric.name);
    const families = names.filter((name) => name !== absent).map((name) => registry.getSingleMetricAsString(name));
    return `${(await Promise.all(families)).join("\n\n")}\n`;
  }
}
