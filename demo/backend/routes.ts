import type { Handler, Reply } from "../http.ts";
import { HttpError, htmlPage, json } from "../http.ts";
import type { Api } from "./api.ts";
import type { Family } from "./exporters/families.ts";
import { familiesText } from "./exporters/families.ts";
import { serveFaults } from "./fault-routes.ts";
import type { FaultBoard } from "./faults.ts";
import type { DetailedHealth } from "./health.ts";
import type { Metrics } from "./metrics.ts";
import { faultPage } from "./page.ts";
import type { DemoProduct } from "./product.ts";

interface BackendParts {
  readonly product: DemoProduct;
  readonly faults: FaultBoard;
  readonly metrics: Metrics;
  /** Serves what comes from outside; the demo's own traffic has its own, so that neither shifts the other's faults. */
  readonly outside: Api;
  readonly health: () => DetailedHealth;
  /** Brings gauges up to date. */
  readonly beforeScrape: () => void;
  readonly node: () => readonly Family[];
  readonly postgres: () => readonly Family[];
}

const metricsText = (body: string): Reply => ({ status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body });

/**
 * Everything that the demo backend serves. Health probes are answered but not counted as requests: their 503 is the
 * answer to a question, and counted it would spend the error budget of the API.
 */
export function backendHandler(parts: BackendParts): Handler {
  const { product, faults, metrics, outside } = parts;
  const absent = () => faults.get("absent")?.level.metric;
  const metricNames = () =>
    [...metrics.names(), ...[...parts.node(), ...parts.postgres()].map(({ name }) => name)].sort();

  const { health, detailedHealth } = product;
  const simpleHealth = (): Reply => {
    if (outside.fails(health ?? "")) return json(500, { error: "internal error" });
    return faults.get("health") === undefined ? json(200, { status: "ok" }) : json(503, { status: "unavailable" });
  };
  const fullHealth = (): Reply => {
    if (outside.fails(detailedHealth ?? "")) return json(500, { error: "internal error" });
    const found = parts.health();
    return json(found.status === "healthy" ? 200 : 503, found);
  };
  const exposed = async (path: string): Promise<Reply> => {
    parts.beforeScrape();
    return metricsText((await metrics.exposition(path, absent())) ?? "");
  };
  const routes = new Set([...product.routes, ...product.checks.map(({ path }) => path)]);

  const fixed: Readonly<Record<string, () => Reply | Promise<Reply>>> = {
    "/": () => htmlPage(200, faultPage(product, faults)),
    "/demo": () => htmlPage(200, faultPage(product, faults)),
    "/demo/node/metrics": () => metricsText(familiesText(parts.node(), absent())),
    "/demo/postgres/metrics": () => metricsText(familiesText(parts.postgres(), absent())),
    ...(health === undefined ? {} : { [health]: simpleHealth }),
    ...(detailedHealth === undefined ? {} : { [detailedHealth]: fullHealth }),
  };

  return async (request) => {
    const { method, path } = request;
    if (path === "/faults" || path.startsWith("/faults/")) return serveFaults(request, faults, metricNames());
    const serve = Object.hasOwn(fixed, path)
      ? fixed[path]
      : Object.hasOwn(product.exposed, path)
        ? () => exposed(path)
        : undefined;
    if (serve !== undefined) {
      if (method !== "GET" && method !== "HEAD") throw new HttpError(405, `${path}: expected GET`);
      return serve();
    }
    if (!routes.has(path)) throw new HttpError(404, `nothing at ${path}`);
    const began = performance.now();
    await request.body();
    const { authorization } = request.headers;
    const seconds = (performance.now() - began) / 1000;
    const { status, body } = outside.serve({ method, route: path, authorization, seconds });
    return json(status, body);
  };
}
