import assert from "node:assert/strict";
import { absent } from "../../../../model/alert.ts";
import { arithmetic, max, value } from "../../../../model/query.ts";
import { duration, memory, shop, withCondition, withPanel, withQuery } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A metric that the catalog does not list", () => {
  const unlisted = { ...memory, name: "shop_memory" };
  const allowed = "shop_duration_seconds of shop, shop_memory_bytes of shop, shop_requests_total of shop";

  it("is told of an alert, however deep in its query", () => {
    assert.deepEqual(told(withQuery(arithmetic(max(value(unlisted)), "/", 1024))), [
      `alerts.HighErrorRate.condition.query.left.of.metric: found shop_memory of shop; allowed: ${allowed}`,
    ]);
  });

  it("is told of an absence, a panel and an SLI", () => {
    assert.deepEqual(told(withCondition(absent({ metric: unlisted, filter: {} }, "5m"))), [
      `alerts.HighErrorRate.condition.of.metric: found shop_memory of shop; allowed: ${allowed}`,
    ]);
    assert.deepEqual(told(withPanel({ queries: [{ query: value(unlisted), legend: "{instance}" }] })), [
      `dashboards.shop.Errors.queries[0].metric: found shop_memory of shop; allowed: ${allowed}`,
    ]);
    assert.deepEqual(
      told({ ...shop, metrics: [duration, memory] }).filter((line) => line.startsWith("slos")),
      [
        "slos.shop-availability.sli.metric: found shop_requests_total of shop; allowed: shop_duration_seconds of shop, shop_memory_bytes of shop",
      ],
    );
  });

  it("is another one under another job", () => {
    const jobs = [...shop.scrapeJobs, { ...shop.scrapeJobs[0]!, name: "cart" }];
    assert.deepEqual(told({ ...withQuery(value({ ...memory, job: "cart" })), scrapeJobs: jobs }), [
      `alerts.HighErrorRate.condition.query.metric: found shop_memory_bytes of cart; allowed: ${allowed}`,
    ]);
  });
});
