import { readFileSync } from "node:fs";
import { z } from "zod";

const texts = z.array(z.string()).min(1);

/** Where a label's value comes from. */
const label = z.union([
  /** Of the request that is counted. */
  z.enum(["method", "route", "status"]),
  /** One of two, by how the request went. */
  z.strictObject({ good: z.string(), bad: z.string() }),
  /** One after the other. */
  texts,
]);

export type DemoLabel = z.infer<typeof label>;

/** What moves a metric. */
const moves = z.enum([
  /** Each request: counted, or how long it took. */
  "request",
  /** What a request that went well makes the product do: something is created, a table is read. */
  "work",
  /** Exactly one of its states is 1, for each thing that has states: circuit breakers. */
  "states",
  /** Waves of plausible height. */
  "share",
  "level",
]);

const metric = z.strictObject({
  name: z.string(),
  help: z.string(),
  type: z.enum(["counter", "gauge", "histogram"]),
  /** Bounds of the buckets, in the metric's unit. */
  buckets: z.array(z.number()).optional(),
  /** In seconds, where it is a histogram; otherwise its values stay within the buckets. */
  seconds: z.boolean(),
  labels: z.record(z.string(), label),
  moves,
});

export type DemoMetric = z.infer<typeof metric>;

/** A path that an uptime check asks for. */
const check = z.strictObject({
  path: z.string().startsWith("/"),
  status: z.int(),
  /** Whether it asks for the token. */
  token: z.boolean(),
});

export const productSchema = z.strictObject({
  /** In kebab-case; also the name of its database. */
  name: z.string(),
  /** Path → the metrics that it exposes. */
  exposed: z.record(z.string().startsWith("/"), z.array(metric)),
  /** What it sends by StatsD, names behind the prefix. */
  statsd: z.strictObject({ prefix: z.string(), metrics: z.array(metric) }).optional(),
  /** What its own traffic asks for, the most popular first. */
  routes: texts,
  checks: z.array(check),
  /** Of the checks' paths, the one that answers 503 while `health` is broken. */
  health: z.string().optional(),
  /** Of the checks' paths, the one that shows the health of each dependency. */
  detailedHealth: z.string().optional(),
  /** What has circuit breakers, and the states of one: the usual one first, what breaks it second. */
  breakers: z.strictObject({
    names: texts,
    states: z.array(z.string()).min(2),
    nameLabel: z.string(),
    stateLabel: z.string(),
  }),
});

/**
 * A product as its monitoring sees it, for the demo backend to simulate: what it exposes, sends and answers. The local tier
 * derives it from the catalog.
 */
export type DemoProduct = z.infer<typeof productSchema>;

const requestLabels = { method: "method", route: "route", status: "status" } as const;

/** What is simulated by default. */
export const someProduct: DemoProduct = {
  name: "demo",
  exposed: {
    "/metrics": [
      {
        name: "http_requests_total",
        help: "HTTP requests answered.",
        type: "counter",
        seconds: false,
        labels: requestLabels,
        moves: "request",
      },
      {
        name: "http_request_duration_seconds",
        help: "Time from the request's arrival to the answer's last byte.",
        type: "histogram",
        buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
        seconds: true,
        labels: requestLabels,
        moves: "request",
      },
    ],
  },
  routes: ["/api/items", "/api/orders"],
  checks: [{ path: "/health", status: 200, token: false }],
  health: "/health",
  breakers: { names: ["payments"], states: ["closed", "open"], nameLabel: "service", stateLabel: "state" },
};

/** Reads a product's file. @throws with every issue, a line each */
export function readProduct(path: string): DemoProduct {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`--product: ${path} is no JSON file (${(error as Error).message})`, { cause: error });
  }
  const checked = productSchema.safeParse(document);
  if (checked.success) return checked.data;
  const issues = checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`--product: ${path}: ${issues.join("; ")}`);
}
