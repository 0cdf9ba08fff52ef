import assert from "node:assert/strict";
import { absent } from "../../../../model/alert.ts";
import { arithmetic, max, value } from "../../../../model/query.ts";
import { duration, memory, shop, withCondition, withPanel, withQuery } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A metric that the catalog does not list", () => {
  const unlisted = { ...memory, name: "shop_memory" };
  const expected = "shop_duration_seconds of shop, shop_memory_bytes of shop, shop_requests_total of shop";

  it("is reported for an alert, however deep in its query", () => {
    assert.deepEqual(issuesOf(withQuery(arithmetic(max(value(unlisted)), "/", 1024))), [
      `alerts.HighErrorRate.condition.query.left.of.metric: got shop_memory of shop; expected ${expected}`,
    ]);
  });

  it("is reported for an absence, a panel and an SLI", () => {
    assert.deepEqual(issuesOf(withCondition(absent({ metric: unlisted, filter: {} }, "5m"))), [
      `alerts.HighErrorRate.condition.of.metric: got shop_memory of shop; expected ${expected}`,
    ]);
    assert.deepEqual(issuesOf(withPanel({ queries: [{ query: value(unlisted), legend: "{instance}" }] })), [
      `dashboards.shop.Errors.queries[0].metric: got shop_memory of shop; expected ${expected}`,
    ]);
    assert.deepEqual(
      issuesOf({ ...shop, metrics: [duration, memory] }).filter((line) => line.startsWith("slos")),
      [
        "slos.shop-availability.sli.metric: got shop_requests_total of shop; expected shop_duration_seconds of shop, shop_memory_bytes of shop",
      ],
    );
  });

  it("is another one under another job", () => {
    const jobs = [...shop.scrapeJobs, { ...shop.scrapeJobs[0]!, name: "cart" }];
    assert.deepEqual(issuesOf({ ...withQuery(value({ ...memory, job: "cart" })), scrapeJobs: jobs }), [
      `alerts.HighErrorRate.condition.query.metric: got shop_memory_bytes of cart; expected ${expected}`,
    ]);
  });
});
