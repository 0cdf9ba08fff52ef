import { StatsD } from "hot-shots";
import type { CountedRequest } from "./metrics.ts";
import { observed, valuesOf } from "./metrics.ts";
import type { DemoMetric, DemoProduct } from "./product.ts";

/** What the product sends by StatsD. */
export interface Events {
  request(request: CountedRequest): void;
  work(request: CountedRequest, seconds: number): void;
  close(): Promise<void>;
}

function send(client: StatsD, metric: DemoMetric, request: CountedRequest, seconds: number, turn: number): void {
  const tags = Object.entries(valuesOf(metric, request, turn)).map(([name, value]) => `${name}:${value}`);
  if (metric.type === "counter") client.increment(metric.name, 1, tags);
  else if (metric.type === "gauge") client.gauge(metric.name, turn, tags);
  else client.timing(metric.name, observed(metric, seconds, turn) * 1000, tags);
}

/** A StatsD client with the product's prefix and Datadog's tag format; nobody needs to listen on the port. */
export function statsdEvents(port: number, { prefix, metrics }: NonNullable<DemoProduct["statsd"]>): Events {
  const client = new StatsD({
    host: "127.0.0.1",
    port,
    prefix,
    maxBufferSize: 1000,
    bufferFlushInterval: 500,
    // Tags come from the calls alone, not from DD_ENV and its like in somebody's shell.
    includeDataDogTags: false,
    errorHandler: () => undefined,
  });
  let turn = 0;
  const moved = (by: "request" | "work", request: CountedRequest, seconds: number) => {
    turn += 1;
    for (const metric of metrics)
      // A gauge is sent whenever something happens.
      if (metric.moves === by || (by === "work" && metric.type === "gauge"))
        send(client, metric, request, seconds, turn);
  };
  return {
    request: (request) => {
      moved("request", request, request.seconds);
    },
    work: (request, seconds) => {
      moved("work", request, seconds);
    },
    close: () =>
      new Promise((resolve) => {
        client.close(() => {
          resolve();
        });
      }),
  };
}

export const noEvents: Events = {
  request: () => undefined,
  work: () => undefined,
  close: () => Promise.resolve(),
};
