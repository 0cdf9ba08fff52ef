import assert from "node:assert/strict";
import { absent, anyOf, when } from "../../../../model/alert.ts";
import { up } from "../../../../model/query.ts";
import { memory, shop, withCondition, withQuery } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A scrape job that does not exist", () => {
  it("is told of metrics", () => {
    const metric = { ...memory, name: "cart_memory_bytes", job: "cart" };
    assert.deepEqual(told({ ...shop, metrics: [...shop.metrics, metric] }), [
      'metrics.cart_memory_bytes.job: got "cart"; expected shop, uptime',
    ]);
  });

  it("is told of queries and absences", () => {
    assert.deepEqual(told(withQuery(up("cart"))), [
      'alerts.HighErrorRate.condition.query.job: got "cart"; expected shop, uptime',
    ]);
    assert.deepEqual(told(withCondition(anyOf(absent({ job: "cart" }, "5m"), when(up("shop"), "==", 0)))), [
      'alerts.HighErrorRate.condition.of[0].of.job: got "cart"; expected shop, uptime',
    ]);
  });

  it("is the probes' own where there is no uptime check", () => {
    assert.deepEqual(told({ ...withQuery(up("uptime")), uptimeChecks: [] }), [
      'alerts.HighErrorRate.condition.query.job: got "uptime"; expected shop',
    ]);
  });
});
