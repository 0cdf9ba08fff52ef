import type { FaultBoard } from "./faults.ts";
import type { Metrics, Route } from "./metrics.ts";
import { routes } from "./metrics.ts";
import { EvenSpacing } from "./spacing.ts";
import type { Events } from "./statsd.ts";

export interface ApiRequest {
  readonly method: string;
  readonly route: Route;
  readonly authorization: string | undefined;
  /** How long it takes when no fault says otherwise. */
  readonly seconds: number;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The table that each route reads or writes. */
const tables: Readonly<Partial<Record<Route, string>>> = {
  "/api/campaigns": "campaigns",
  "/api/auth/profile": "users",
  "/api/repositories": "repositories",
};

const matches = (route: Route, prefix: string | undefined): boolean => prefix === undefined || route.startsWith(prefix);

/** The product's routes: what they answer, and what they leave in the metrics. One per source of traffic. */
export class Api {
  readonly #faults: FaultBoard;
  readonly #metrics: Metrics;
  readonly #events: Events;
  readonly #token: string;
  readonly #failing = new EvenSpacing();
  readonly #slow = new EvenSpacing();
  #campaigns = 0;

  constructor(faults: FaultBoard, metrics: Metrics, events: Events, token: string) {
    this.#faults = faults;
    this.#metrics = metrics;
    this.#events = events;
    this.#token = token;
  }

  /** Whether a request to the route fails now; each call counts as a request. */
  fails(route: Route): boolean {
    const errors = this.#faults.get("errors")?.level;
    return errors !== undefined && matches(route, errors.route) && this.#failing.pick(route, errors.ratio);
  }

  /** Answers, and records the request in the metrics and by StatsD. */
  serve(request: ApiRequest): ApiAnswer {
    const { method, route } = request;
    const answer = this.#answer(request);
    const labels = { method, route, status: String(answer.status) };
    this.#metrics.requests.inc(labels);
    this.#metrics.duration.observe(labels, this.#recordedSeconds(request));
    this.#events.request(route, method);
    if (answer.status < 400) this.#work(method, route, request.seconds);
    return answer;
  }

  #answer({ method, route, authorization }: ApiRequest): ApiAnswer {
    if (this.fails(route)) return { status: 500, body: { error: "internal error" } };
    const taken: readonly string[] = routes[route];
    if (!taken.includes(method === "HEAD" ? "GET" : method))
      return { status: 405, body: { error: "method not allowed" } };
    if (route === "/health") return { status: 200, body: { status: "ok" } };
    if (route === "/webhooks/github") return { status: 202, body: { accepted: true } };
    if (authorization !== `Bearer ${this.#token}`) return { status: 401, body: { error: "unauthorized" } };
    if (method === "POST") return { status: 201, body: { created: true } };
    if (route === "/api/auth/profile") return { status: 200, body: { id: "local", name: "Local Tester" } };
    return { status: 200, body: { items: [] } };
  }

  #recordedSeconds({ route, seconds }: ApiRequest): number {
    const latency = this.#faults.get("latency")?.level;
    if (latency === undefined || !matches(route, latency.route)) return seconds;
    return this.#slow.pick(route, latency.ratio) ? latency.seconds : seconds;
  }

  /** The database work and the business events behind a request that went well. */
  #work(method: string, route: Route, seconds: number): void {
    const table = tables[route];
    if (table === undefined) return;
    const written = method === "POST";
    const queried = seconds / 10;
    this.#metrics.query.observe({ table, operation: written ? "insert" : "select" }, queried);
    this.#events.query(table, queried * 1000);
    if (!written) return;
    if (route === "/api/repositories") this.#metrics.repositories.inc();
    if (route !== "/api/campaigns") return;
    this.#metrics.campaigns.inc();
    this.#campaigns += 1;
    this.#events.campaignCreated(String(100 + (this.#campaigns % 7)));
  }
}
