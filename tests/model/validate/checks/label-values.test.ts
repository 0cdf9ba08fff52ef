import assert from "node:assert/strict";
import { absent } from "../../../../model/alert.ts";
import { rate, sum } from "../../../../model/query.ts";
import { requests, withCondition, withQuery, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A value that a label never takes", () => {
  const query = (filter: Parameters<typeof rate>[2]) => withQuery(sum(rate(requests, "5m", filter)));
  const only = (value: string) => [
    `alerts.HighErrorRate.condition.query.of.filter.status: got "${value}"; expected 200, 404, 500`,
  ];

  it("is reported for every kind of match", () => {
    assert.deepEqual(issuesOf(query({ status: { is: "501" } })), only("501"));
    assert.deepEqual(issuesOf(query({ status: { isNot: "201" } })), only("201"));
    assert.deepEqual(issuesOf(query({ status: { in: ["200", "204"] } })), only("204"));
    assert.deepEqual(issuesOf(query({ status: { startsWith: "3" } })), only("3"));
  });

  it("is reported for an absence and an SLI", () => {
    assert.deepEqual(issuesOf(withCondition(absent({ metric: requests, filter: { status: { is: "201" } } }, "5m"))), [
      'alerts.HighErrorRate.condition.of.filter.status: got "201"; expected 200, 404, 500',
    ]);
    const sli = { kind: "availability", total: requests, filter: {}, bad: { status: { is: "503" } } } as const;
    assert.deepEqual(issuesOf(withSlo({ sli })), [
      'slos.shop-availability.sli.bad.status: got "503"; expected 200, 404, 500',
    ]);
  });

  it("is nothing that can be known of a label with an open set of values", () => {
    assert.deepEqual(issuesOf(query({ route: { is: "/anything" } })), []);
  });
});
