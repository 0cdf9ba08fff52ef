import assert from "node:assert/strict";
import type { Catalog } from "../../../../model/catalog.ts";
import { limits, shop, withSlo } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const scrapedEvery = (interval: "30s", catalog: Catalog): Catalog => ({
  ...catalog,
  scrapeJobs: shop.scrapeJobs.map((job) => ({ ...job, interval })),
  slos: catalog.slos.slice(0, 1),
  runbooks: new Map([...catalog.runbooks].filter(([name]) => !name.startsWith("ShopLatency"))),
});

/** The catalog without the runbook of an alert that the SLO does not bring. */
const without = (name: string, catalog: Catalog): Catalog => ({
  ...catalog,
  runbooks: new Map([...catalog.runbooks].filter(([alert]) => alert !== name)),
});

const page = "ShopAvailabilityErrorBudgetBurn";

describe("An SLO's burn-rate windows", () => {
  it("are found for periods, scrapes and objectives that no 30 days' window fits", () => {
    assert.deepEqual(issuesOf(withSlo({ period: "5d" })), []);
    assert.deepEqual(issuesOf(scrapedEvery("30s", withSlo({ period: "7d" }))), []);
    assert.deepEqual(issuesOf(withSlo({ objective: "90" })), []);
    assert.deepEqual(issuesOf(withSlo({ objective: "97", period: "90d" }), { ...limits, metricRetention: "90d" }), []);
  });

  it("make no page where no page can be told, so that there is no runbook of one either", () => {
    assert.deepEqual(issuesOf(withSlo({ objective: "80" })), [
      `runbooks.${page}: got a runbook of no alert; expected HighErrorRate, HighMemory, ${page}Slow, ShopAvailabilitySliAbsent, ShopLatencyErrorBudgetBurn, ShopLatencyErrorBudgetBurnSlow, ShopLatencySliAbsent`,
    ]);
    assert.deepEqual(issuesOf(without(page, withSlo({ objective: "80" }))), []);
  });

  it("know the check that drives the service, and a minimum that can be missed", () => {
    assert.deepEqual(issuesOf(withSlo({ minimumTraffic: { events: 1, within: "30m", drivenBy: "Shop health" } })), []);
    assert.deepEqual(issuesOf(withSlo({ minimumTraffic: { events: 0, within: "30m", drivenBy: "Shop helth" } })), [
      'slos.shop-availability.minimumTraffic.drivenBy: got "Shop helth"; did you mean `Shop health`?',
      "slos.shop-availability.minimumTraffic.events: got 0; expected a whole number from 1 on",
    ]);
  });

  it("are missed where even a ticket's is longer than the period", () => {
    const short = scrapedEvery("30s", withSlo({ period: "6h" }));
    assert.deepEqual(
      issuesOf(short).filter((issue) => issue.startsWith("slos")),
      [
        "slos.shop-availability.period: got 6h, in which no burn-rate window has 4 scrapes of shop (every 30s) in its short one; expected at least 576m",
      ],
    );
    assert.deepEqual(issuesOf(without(page, scrapedEvery("30s", withSlo({ period: "10h" })))), []);
  });
});
