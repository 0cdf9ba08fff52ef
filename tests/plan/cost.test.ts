import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { config, plan } from "./support.ts";

const of = async (entries: Readonly<Record<string, unknown>>) => (await plan(config(entries))).plan.cost;
const sum = async (entries: Readonly<Record<string, unknown>>) => {
  const { low, high } = await of(entries);
  return [low, high];
};

describe("the cost of a plan", () => {
  it("is nothing on the local tier", async () => {
    assert.deepEqual(await of({}), { lines: [], low: 0, high: 0, unknown: [] });
  });

  it("is the product's own class where it has one", async () => {
    assert.deepEqual(await sum({ tier: "economy" }), [0, 96]);
    assert.deepEqual(await sum({ tier: "simplified", vendor: "datadog" }), [250, 600]);
    assert.deepEqual(await sum({ tier: "simplified", vendor: "both" }), [900, 1800]);
  });

  it("counts what is left out no longer", async () => {
    assert.deepEqual(await sum({ tier: "economy", errors: "none" }), [0, 70]);
    assert.deepEqual(await sum({ tier: "simplified", vendor: "datadog", paging: "slack-email" }), [200, 500]);
  });

  it("of the complete tier is PagerDuty by responder, Pingdom, Sentry and what the machines cost", async () => {
    const pagerduty = 21 * stratoai.onCall.responders.length;
    assert.deepEqual(await sum({ tier: "complete" }), [pagerduty + 10, pagerduty + 15 + 26]);
    assert.equal((await of({ tier: "complete" })).unknown.length, 1);
    const known = await of({ tier: "complete", infrastructureUsd: 300 });
    assert.deepEqual([known.low, known.high, known.unknown], [pagerduty + 310, pagerduty + 341, []]);
  });

  it("says of every price who says so", async () => {
    for (const tier of ["economy", "complete"]) {
      for (const { price } of (await of({ tier, ...(tier === "complete" ? { infrastructureUsd: 1 } : {}) })).lines) {
        assert.ok(price !== undefined && price.source.length > 0 && price.low <= price.high);
      }
    }
  });
});
