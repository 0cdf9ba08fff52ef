import assert from "node:assert/strict";
import { absent, allOf, when } from "../../../../model/alert.ts";
import { max, quantile, rate, ratio, raw, sum, value } from "../../../../model/query.ts";
import { duration, memory, notifications, requests, shop, withCondition, withQuery, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A label that no series has", () => {
  const stored = "cluster, environment, instance, job, route, service, status";

  it("is reported for a filter", () => {
    assert.deepEqual(issuesOf(withQuery(sum(rate(requests, "5m", { code: { is: "500" } })))), [
      `alerts.HighErrorRate.condition.query.of.filter.code: got "code"; expected ${stored}`,
    ]);
    assert.deepEqual(issuesOf(withCondition(absent({ metric: memory, filter: { route: { is: "/" } } }, "5m"))), [
      'alerts.HighErrorRate.condition.of.filter.route: got "route"; expected cluster, environment, instance, job, service',
    ]);
    const sli = { kind: "availability", total: requests, filter: {}, bad: { code: { is: "500" } } } as const;
    assert.deepEqual(issuesOf(withSlo({ sli })), [
      `slos.shop-availability.sli.bad.code: got "code"; expected ${stored}`,
    ]);
  });

  it("is reported for a group, which only has what it groups", () => {
    assert.deepEqual(issuesOf(withQuery(sum(rate(requests, "5m"), ["code"]))), [
      `alerts.HighErrorRate.condition.query.by: got "code"; expected ${stored}`,
    ]);
    assert.deepEqual(issuesOf(withQuery(max(sum(rate(requests, "5m"), ["route"]), ["status"]))), [
      'alerts.HighErrorRate.condition.query.by: got "status"; expected route',
    ]);
    assert.deepEqual(issuesOf(withQuery(quantile(0.9, duration, "5m", ["status"]))), [
      'alerts.HighErrorRate.condition.query.by: got "status"; expected cluster, environment, instance, job, route, service',
    ]);
    assert.deepEqual(issuesOf(withQuery(ratio(rate(duration, "5m"), rate(requests, "5m"), ["status"]))), [
      'alerts.HighErrorRate.condition.query.by: got "status"; expected cluster, environment, instance, job, route, service',
    ]);
  });

  it("is reported for a label that is dropped before it is stored", () => {
    assert.deepEqual(issuesOf(withQuery(sum(rate(requests, "5m"), ["tenant"]))), [
      `alerts.HighErrorRate.condition.query.by: got "tenant"; expected ${stored}`,
    ]);
  });

  it("is the exposed name of one that is stored under another", () => {
    const metric = { ...memory, name: "shop_state", labels: { service: { description: "part", storedAs: "part" } } };
    const catalog = (label: string) => ({
      ...withQuery(value(metric, { [label]: { is: "cart" } })),
      metrics: [...shop.metrics, metric],
    });
    assert.deepEqual(issuesOf(catalog("part")), []);
    assert.deepEqual(issuesOf(catalog("parts")), [
      'alerts.HighErrorRate.condition.query.filter.parts: got "parts"; did you mean `part`?',
    ]);
  });

  it("is a bucket's bound, for which there are queries of their own", () => {
    assert.deepEqual(issuesOf(withQuery(sum(rate(duration, "5m", { le: { is: "1" } }), ["route"]))), [
      'alerts.HighErrorRate.condition.query.of.filter.le: got "le"; expected cluster, environment, instance, job, route, service; buckets have queries of their own',
    ]);
  });

  it("is reported for conditions that must hold together", () => {
    const condition = allOf(["route"], when(sum(rate(requests, "5m"), ["route"]), ">", 1), when(value(memory), ">", 1));
    assert.deepEqual(issuesOf({ ...withCondition(condition), notifications: { ...notifications, inhibitions: [] } }), [
      'alerts.HighErrorRate.condition.on: got "route"; expected cluster, environment, instance, job, service',
    ]);
  });

  it("cannot be known of a query in a backend's own language", () => {
    const own = raw({ promql: "a", datadog: null, nrql: null, meaning: "something" });
    assert.deepEqual(issuesOf(withQuery(sum(own, ["anything"]))), []);
  });
});
