import assert from "node:assert/strict";
import { absent, allOf, when } from "../../../../model/alert.ts";
import { max, quantile, rate, ratio, raw, sum, value } from "../../../../model/query.ts";
import { duration, memory, notifications, requests, shop, withCondition, withQuery, withSlo } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A label that no series has", () => {
  const stored = "cluster, environment, instance, job, route, service, status";

  it("is told of a filter", () => {
    assert.deepEqual(told(withQuery(sum(rate(requests, "5m", { code: { is: "500" } })))), [
      `alerts.HighErrorRate.condition.query.of.filter.code: found "code"; allowed: ${stored}`,
    ]);
    assert.deepEqual(told(withCondition(absent({ metric: memory, filter: { route: { is: "/" } } }, "5m"))), [
      'alerts.HighErrorRate.condition.of.filter.route: found "route"; allowed: cluster, environment, instance, job, service',
    ]);
    const sli = { kind: "availability", total: requests, filter: {}, bad: { code: { is: "500" } } } as const;
    assert.deepEqual(told(withSlo({ sli })), [`slos.shop-availability.sli.bad.code: found "code"; allowed: ${stored}`]);
  });

  it("is told of a group, which only has what it groups", () => {
    assert.deepEqual(told(withQuery(sum(rate(requests, "5m"), ["code"]))), [
      `alerts.HighErrorRate.condition.query.by: found "code"; allowed: ${stored}`,
    ]);
    assert.deepEqual(told(withQuery(max(sum(rate(requests, "5m"), ["route"]), ["status"]))), [
      'alerts.HighErrorRate.condition.query.by: found "status"; allowed: route',
    ]);
    assert.deepEqual(told(withQuery(quantile(0.9, duration, "5m", ["status"]))), [
      'alerts.HighErrorRate.condition.query.by: found "status"; allowed: cluster, environment, instance, job, route, service',
    ]);
    assert.deepEqual(told(withQuery(ratio(rate(duration, "5m"), rate(requests, "5m"), ["status"]))), [
      'alerts.HighErrorRate.condition.query.by: found "status"; allowed: cluster, environment, instance, job, route, service',
    ]);
  });

  it("is told of a label that is dropped before it is stored", () => {
    assert.deepEqual(told(withQuery(sum(rate(requests, "5m"), ["tenant"]))), [
      `alerts.HighErrorRate.condition.query.by: found "tenant"; allowed: ${stored}`,
    ]);
  });

  it("is the exposed name of one that is stored under another", () => {
    const metric = { ...memory, name: "shop_state", labels: { service: { description: "part", storedAs: "part" } } };
    const catalog = (label: string) => ({
      ...withQuery(value(metric, { [label]: { is: "cart" } })),
      metrics: [...shop.metrics, metric],
    });
    assert.deepEqual(told(catalog("part")), []);
    assert.deepEqual(told(catalog("parts")), [
      'alerts.HighErrorRate.condition.query.filter.parts: found "parts"; did you mean `part`?',
    ]);
  });

  it("is a bucket's bound, for which there are queries of their own", () => {
    assert.deepEqual(told(withQuery(sum(rate(duration, "5m", { le: { is: "1" } }), ["route"]))), [
      'alerts.HighErrorRate.condition.query.of.filter.le: found "le"; allowed: cluster, environment, instance, job, route, service; buckets have queries of their own',
    ]);
  });

  it("is told of conditions that must hold together", () => {
    const condition = allOf(["route"], when(sum(rate(requests, "5m"), ["route"]), ">", 1), when(value(memory), ">", 1));
    assert.deepEqual(told({ ...withCondition(condition), notifications: { ...notifications, inhibitions: [] } }), [
      'alerts.HighErrorRate.condition.on: found "route"; allowed: cluster, environment, instance, job, service',
    ]);
  });

  it("cannot be told of a query in a backend's own language", () => {
    const own = raw({ promql: "a", datadog: null, nrql: null, meaning: "something" });
    assert.deepEqual(told(withQuery(sum(own, ["anything"]))), []);
  });
});
