import assert from "node:assert/strict";
import { atMost, increase, predict, quantile, rate, sum, value } from "../../../../model/query.ts";
import { duration, memory, requests, withQuery, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A query of the wrong type of metric", () => {
  it("is reported for rates and increases of a gauge", () => {
    assert.deepEqual(issuesOf(withQuery(sum(rate(memory as never, "5m")))), [
      "alerts.HighErrorRate.condition.query.of: got rate of the gauge shop_memory_bytes; expected rate of a counter or histogram",
    ]);
    assert.deepEqual(issuesOf(withQuery(sum(increase(memory as never, "5m")))), [
      "alerts.HighErrorRate.condition.query.of: got increase of the gauge shop_memory_bytes; expected increase of a counter or histogram",
    ]);
  });

  it("is reported for values of a counter", () => {
    assert.deepEqual(issuesOf(withQuery(value(requests as never))), [
      "alerts.HighErrorRate.condition.query: got value of the counter shop_requests_total; expected value of a gauge",
    ]);
    assert.deepEqual(issuesOf(withQuery(predict(requests as never, "1h", "1d"))), [
      "alerts.HighErrorRate.condition.query: got predict of the counter shop_requests_total; expected predict of a gauge",
    ]);
  });

  it("is reported for quantiles of anything but a histogram", () => {
    assert.deepEqual(issuesOf(withQuery(quantile(0.95, requests as never, "5m"))), [
      "alerts.HighErrorRate.condition.query: got quantile of the counter shop_requests_total; expected quantile of a histogram",
    ]);
    assert.deepEqual(issuesOf(withQuery(atMost(memory as never, 1, "5m"))), [
      "alerts.HighErrorRate.condition.query: got bucketRate of the gauge shop_memory_bytes; expected bucketRate of a histogram",
    ]);
  });

  it("is reported for SLIs", () => {
    assert.deepEqual(
      issuesOf(withSlo({ sli: { kind: "latency", histogram: requests as never, filter: {}, threshold: 1 } })),
      ["slos.shop-availability.sli: got the counter shop_requests_total; expected a histogram"],
    );
    assert.deepEqual(
      issuesOf(
        withSlo({ sli: { kind: "availability", total: duration as never, filter: {}, bad: { route: { is: "/" } } } }),
      ),
      ["slos.shop-availability.sli: got the histogram shop_duration_seconds; expected a counter"],
    );
  });
});
