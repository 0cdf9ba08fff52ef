import assert from "node:assert/strict";
import { absent, anyOf, when } from "../../../../model/alert.ts";
import { up } from "../../../../model/query.ts";
import { memory, shop, withCondition, withQuery } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A scrape job that does not exist", () => {
  it("is reported for metrics", () => {
    const metric = { ...memory, name: "cart_memory_bytes", job: "cart" };
    assert.deepEqual(issuesOf({ ...shop, metrics: [...shop.metrics, metric] }), [
      'metrics.cart_memory_bytes.job: got "cart"; expected certificates, shop, uptime',
    ]);
  });

  it("is reported for queries and absences", () => {
    assert.deepEqual(issuesOf(withQuery(up("cart"))), [
      'alerts.HighErrorRate.condition.query.job: got "cart"; expected certificates, shop, uptime',
    ]);
    assert.deepEqual(issuesOf(withCondition(anyOf(absent({ job: "cart" }, "5m"), when(up("shop"), "==", 0)))), [
      'alerts.HighErrorRate.condition.of[0].of.job: got "cart"; expected certificates, shop, uptime',
    ]);
  });

  it("is the probes' own where there is no uptime check", () => {
    assert.deepEqual(issuesOf({ ...withQuery(up("uptime")), uptimeChecks: [] }), [
      'alerts.HighErrorRate.condition.query.job: got "uptime"; expected shop',
    ]);
  });
});
