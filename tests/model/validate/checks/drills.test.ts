import assert from "node:assert/strict";
import { availability, withAlert, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

describe("A drill", () => {
  it("is there for every alert, also in a catalog in plain JavaScript", () => {
    assert.deepEqual(issuesOf(withAlert({ drill: undefined as never })), [
      'alerts.HighErrorRate.drill: got nothing; expected a fault, or { kind: "none" }',
    ]);
    assert.deepEqual(issuesOf(withSlo({ drill: { ...availability.drill, ticket: undefined as never } })), [
      'slos.shop-availability.drill.ticket: got nothing; expected a fault, or { kind: "none" }',
    ]);
  });

  it("is of a process that exists", () => {
    assert.deepEqual(issuesOf(withAlert({ drill: { kind: "freeze", process: "promethus" } })), [
      'alerts.HighErrorRate.drill.process: got "promethus"; did you mean `prometheus`?',
    ]);
    assert.deepEqual(
      issuesOf(withAlert({ drill: { kind: "stop", process: "anything" } }), { metricRetention: "31d" }),
      [],
    );
  });

  it("is of a scrape job that exists; the probes' cannot be taken away", () => {
    assert.deepEqual(issuesOf(withAlert({ drill: { kind: "unscrape", job: "uptime" } })), [
      'alerts.HighErrorRate.drill.job: got "uptime"; expected shop',
    ]);
  });
});
