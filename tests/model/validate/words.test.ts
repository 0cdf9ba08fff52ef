import assert from "node:assert/strict";
import { when } from "../../../model/alert.ts";
import { sum, value } from "../../../model/query.ts";
import { highErrorRate, memory, notifications, shop, withNotifications } from "../fixture.ts";
import { issuesOf } from "./issues-of.ts";

describe("A word of a closed set", () => {
  const alert = (change: object) => issuesOf({ ...shop, alerts: [{ ...highErrorRate, ...change }] });

  it("is one of the set", () => {
    assert.deepEqual(alert({ unit: "euros" }), [
      'alerts.HighErrorRate.unit: got "euros"; expected bytes, none, ratio, requests, seconds, state, timestamp, usd',
    ]);
    assert.deepEqual(alert({ condition: when(value(memory), "=>" as never, 1) }), [
      'alerts.HighErrorRate.condition.op: got "=>"; expected !=, <, <=, ==, >, >=',
    ]);
    assert.deepEqual(alert({ condition: when({ ...sum(value(memory)), op: "median" } as never, ">", 1) }), [
      'alerts.HighErrorRate.condition.query.op: got "median"; expected avg, count, max, min, sum',
    ]);
  });

  it("is how a route groups, where it does not name labels", () => {
    const defaultRoute = { ...notifications.defaultRoute, groupBy: "every alert" as never };
    assert.deepEqual(issuesOf(withNotifications({ defaultRoute })), [
      'notifications.defaultRoute.groupBy: got "every alert"; expected each alert',
    ]);
  });

  it("is reported before what depends on it", () => {
    assert.deepEqual(alert({ condition: { kind: "treshold" }, service: "nobody" }), [
      'alerts.HighErrorRate.condition.kind: got "treshold"; expected absent, all, always, any, threshold',
    ]);
  });
});
