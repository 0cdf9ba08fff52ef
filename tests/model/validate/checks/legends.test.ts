import assert from "node:assert/strict";
import { buckets, rate, sum } from "../../../../model/query.ts";
import { duration, requests, withPanel } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A placeholder in a panel's legend", () => {
  it("is a label that the query's result carries", () => {
    assert.deepEqual(
      issuesOf(withPanel({ queries: [{ query: sum(rate(requests, "5m"), ["route"]), legend: "{route} {status}" }] })),
      ["dashboards.shop.Errors.queries[0].legend: got {status}; expected labels of the query's result: route"],
    );
    assert.deepEqual(issuesOf(withPanel({ queries: [{ query: sum(rate(requests, "5m")), legend: "{route}" }] })), [
      "dashboards.shop.Errors.queries[0].legend: got {route}; expected labels of the query's result: none, as there are none",
    ]);
    assert.deepEqual(issuesOf(withPanel({ queries: [{ query: buckets(duration, "5m"), legend: "{le}" }] })), []);
  });
});
