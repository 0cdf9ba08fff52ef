import type { FaultBoard } from "./faults.ts";
import type { CountedRequest, Metrics } from "./metrics.ts";
import { methods } from "./metrics.ts";
import type { DemoProduct } from "./product.ts";
import { EvenSpacing } from "./spacing.ts";
import type { Events } from "./statsd.ts";

interface ApiRequest {
  readonly method: string;
  /** One of the product's. */
  readonly route: string;
  readonly authorization: string | undefined;
  /** How long it takes when no fault says otherwise. */
  readonly seconds: number;
}

interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

const matches = (route: string, prefix: string | undefined): boolean =>
  prefix === undefined || route.startsWith(prefix);

/** The product's routes: what they answer, and what they leave in the metrics. One per source of traffic. */
export class Api {
  readonly #product: DemoProduct;
  readonly #faults: FaultBoard;
  readonly #metrics: Metrics;
  readonly #events: Events;
  readonly #token: string;
  readonly #failing = new EvenSpacing();
  readonly #slow = new EvenSpacing();

  constructor(product: DemoProduct, faults: FaultBoard, metrics: Metrics, events: Events, token: string) {
    this.#product = product;
    this.#faults = faults;
    this.#metrics = metrics;
    this.#events = events;
    this.#token = token;
  }

  /** Whether a request to the route fails now; each call counts as a request. */
  fails(route: string): boolean {
    const errors = this.#faults.get("errors")?.level;
    return errors !== undefined && matches(route, errors.route) && this.#failing.pick(route, errors.ratio);
  }

  /** Answers, and records the request in the metrics and by StatsD. */
  serve(request: ApiRequest): ApiAnswer {
    const { method, route } = request;
    const answer = this.#answer(request);
    const counted = { method, route, status: answer.status, seconds: this.#recordedSeconds(request) };
    this.#metrics.request(counted);
    this.#events.request(counted);
    if (answer.status < 400) this.#work(counted, request.seconds / 10);
    return answer;
  }

  #answer({ method, route, authorization }: ApiRequest): ApiAnswer {
    if (this.fails(route)) return { status: 500, body: { error: "internal error" } };
    const taken: readonly string[] = methods;
    if (!taken.includes(method === "HEAD" ? "GET" : method))
      return { status: 405, body: { error: "method not allowed" } };
    const check = this.#product.checks.find(({ path }) => path === route);
    if (check?.token === true && authorization !== `Bearer ${this.#token}`)
      return { status: 401, body: { error: "unauthorized" } };
    if (method === "POST") return { status: 201, body: { created: true } };
    return { status: check?.status ?? 200, body: { items: [] } };
  }

  #recordedSeconds({ route, seconds }: ApiRequest): number {
    const latency = this.#faults.get("latency")?.level;
    if (latency === undefined || !matches(route, latency.route)) return seconds;
    return this.#slow.pick(route, latency.ratio) ? latency.seconds : seconds;
  }

  /** What a request that went well makes the product do. */
  #work(request: CountedRequest, seconds: number): void {
    this.#metrics.work(request, seconds);
    this.#events.work(request, seconds);
  }
}
