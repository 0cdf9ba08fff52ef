import assert from "node:assert/strict";
import {
  arithmetic,
  increase,
  mean,
  predict,
  quantile,
  rate,
  ratio,
  raw,
  sum,
  up,
  value,
} from "../../../model/query.ts";
import { queryUnit } from "../../../model/texts/query-unit.ts";
import { duration, memory, requests } from "../fixture.ts";

describe("The unit of a query's result", () => {
  it("is its metric's, through aggregates, predictions and quantiles", () => {
    assert.equal(queryUnit(sum(value(memory), ["service"])), "bytes");
    assert.equal(queryUnit(predict(memory, "6h", "1d")), "bytes");
    assert.equal(queryUnit(quantile(0.95, duration, "5m")), "seconds");
    assert.equal(queryUnit(mean(duration, "5m")), "seconds");
    assert.equal(queryUnit(increase(requests, "5m")), "requests");
    assert.equal(queryUnit(up("shop")), "state");
  });

  it("is a ratio of like things", () => {
    assert.equal(queryUnit(ratio(rate(requests, "5m"), rate(requests, "5m"))), "ratio");
    assert.equal(queryUnit(arithmetic(value(memory), "/", value(memory))), "ratio");
  });

  it("is a count where counted things are multiplied, and unknown where a factor changes it", () => {
    assert.equal(queryUnit(arithmetic(sum(rate(requests, "1h")), "*", 3600)), "requests");
    assert.equal(queryUnit(arithmetic(value(memory), "/", 1024)), undefined);
    assert.equal(queryUnit(arithmetic(value(memory), "/", value(memory))), "ratio");
    assert.equal(queryUnit(arithmetic(value(memory), "+", sum(rate(requests, "5m")))), undefined);
  });

  it("is unknown of what is written by hand", () => {
    assert.equal(queryUnit(raw({ promql: "x", datadog: null, nrql: null, meaning: "x" })), undefined);
  });
});
