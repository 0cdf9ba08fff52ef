import assert from "node:assert/strict";
import { absent } from "../../../../model/alert.ts";
import { arithmetic, rate, sum, value } from "../../../../model/query.ts";
import { memory, requests, withCondition, withLogAlert, withQuery } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("An alert's window that is longer than metrics are kept", () => {
  it("is reported for its longest one", () => {
    assert.deepEqual(issuesOf(withQuery(arithmetic(sum(rate(requests, "40d")), "-", sum(rate(requests, "60d"))))), [
      "alerts.HighErrorRate.condition: got a window of 60d; expected at most 31d, as long as metrics are kept",
    ]);
  });

  it("is reported for an absence and of a look into the past", () => {
    assert.deepEqual(issuesOf(withCondition(absent({ job: "shop" }, "32d"))), [
      "alerts.HighErrorRate.condition: got a window of 32d; expected at most 31d, as long as metrics are kept",
    ]);
    assert.deepEqual(issuesOf(withQuery(value(memory, {}, "90d"))), [
      "alerts.HighErrorRate.condition: got a window of 90d; expected at most 31d, as long as metrics are kept",
    ]);
    assert.deepEqual(issuesOf(withQuery(value(memory, {}, "31d"))), []);
  });

  it("is reported for a log alert that looks further back than every log store keeps lines", () => {
    assert.deepEqual(issuesOf(withLogAlert({ window: "25h" })), [
      "logAlerts.PaymentErrors.window: got a window of 25h; expected at most 1d, as long as every log store keeps lines",
    ]);
    assert.deepEqual(issuesOf(withLogAlert({ window: "1d" })), []);
  });
});
