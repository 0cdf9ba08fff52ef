import assert from "node:assert/strict";
import { requests, shop } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A StatsD name", () => {
  const sent = (...names: readonly string[]) =>
    told({
      ...shop,
      metrics: [
        ...shop.metrics,
        ...names.map((statsd, index) => ({ ...requests, name: `sent_${index}_total`, statsd })),
      ],
    });

  it("is one that the exporter's mapping takes", () => {
    assert.deepEqual(sent("orders.created", "orders_2.x-y"), []);
    assert.deepEqual(sent("orders/created", "orders..created"), [
      'metrics.sent_0_total.statsd: found "orders/created"; allowed: parts of letters, digits, _ and -, joined by dots',
      'metrics.sent_1_total.statsd: found "orders..created"; allowed: parts of letters, digits, _ and -, joined by dots',
    ]);
  });

  it("is one metric of its type", () => {
    assert.deepEqual(sent("orders", "orders"), [
      'metrics.sent_1_total.statsd: found "orders", which is also metric sent_0_total; allowed: one counter of this name',
    ]);
  });
});
