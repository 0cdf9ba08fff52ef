import assert from "node:assert/strict";
import { availability, withAlert, withSlo } from "../../fixture.ts";
import { told } from "../told.ts";

describe("A drill", () => {
  it("is there for every alert, also in a catalog in plain JavaScript", () => {
    assert.deepEqual(told(withAlert({ drill: undefined as never })), [
      'alerts.HighErrorRate.drill: found nothing; allowed: a fault, or { kind: "none" }',
    ]);
    assert.deepEqual(told(withSlo({ drill: { ...availability.drill, ticket: undefined as never } })), [
      'slos.shop-availability.drill.ticket: found nothing; allowed: a fault, or { kind: "none" }',
    ]);
  });

  it("is of a process that exists", () => {
    assert.deepEqual(told(withAlert({ drill: { kind: "freeze", process: "promethus" } })), [
      'alerts.HighErrorRate.drill.process: found "promethus"; did you mean `prometheus`?',
    ]);
    assert.deepEqual(told(withAlert({ drill: { kind: "stop", process: "anything" } }), { metricRetention: "31d" }), []);
  });

  it("is of a scrape job that exists; the probes' cannot be taken away", () => {
    assert.deepEqual(told(withAlert({ drill: { kind: "unscrape", job: "uptime" } })), [
      'alerts.HighErrorRate.drill.job: found "uptime"; allowed: shop',
    ]);
  });
});
