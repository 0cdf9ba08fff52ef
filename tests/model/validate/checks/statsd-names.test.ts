import assert from "node:assert/strict";
import { requests, shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A StatsD name", () => {
  const job = { ...shop.scrapeJobs[0]!, name: "exporter", kind: "statsd" } as const;
  const sent = (...names: readonly string[]) =>
    issuesOf({
      ...shop,
      scrapeJobs: [...shop.scrapeJobs, job],
      metrics: [
        ...shop.metrics,
        ...names.map((statsd, index) => ({ ...requests, name: `sent_${index}_total`, job: job.name, statsd })),
      ],
    });

  it("is one that the exporter's mapping takes", () => {
    assert.deepEqual(sent("orders.created", "orders_2.x-y"), []);
    assert.deepEqual(sent("orders/created", "orders..created"), [
      'metrics.sent_0_total.statsd: got "orders/created"; expected parts of letters, digits, _ and -, joined by dots',
      'metrics.sent_1_total.statsd: got "orders..created"; expected parts of letters, digits, _ and -, joined by dots',
    ]);
  });

  it("is one metric of its type", () => {
    assert.deepEqual(sent("orders", "orders"), [
      'metrics.sent_1_total.statsd: got "orders", which is also metric sent_0_total; expected one counter of this name',
    ]);
  });
});
