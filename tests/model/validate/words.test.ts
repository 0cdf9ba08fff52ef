import assert from "node:assert/strict";
import { when } from "../../../model/alert.ts";
import { sum, value } from "../../../model/query.ts";
import { highErrorRate, memory, shop } from "../fixture.ts";
import { told } from "./told.ts";

describe("A word of a closed set", () => {
  const alert = (change: object) => told({ ...shop, alerts: [{ ...highErrorRate, ...change }] });

  it("is one of the set", () => {
    assert.deepEqual(alert({ unit: "euros" }), [
      'alerts.HighErrorRate.unit: found "euros"; allowed: bytes, none, ratio, requests, seconds, state, timestamp, usd',
    ]);
    assert.deepEqual(alert({ condition: when(value(memory), "=>" as never, 1) }), [
      'alerts.HighErrorRate.condition.op: found "=>"; allowed: !=, <, <=, ==, >, >=',
    ]);
    assert.deepEqual(alert({ condition: when({ ...sum(value(memory)), op: "median" } as never, ">", 1) }), [
      'alerts.HighErrorRate.condition.query.op: found "median"; allowed: avg, count, max, min, sum',
    ]);
  });

  it("is told before what depends on it", () => {
    assert.deepEqual(alert({ condition: { kind: "treshold" }, service: "nobody" }), [
      'alerts.HighErrorRate.condition.kind: found "treshold"; allowed: absent, all, always, any, threshold',
    ]);
  });
});
