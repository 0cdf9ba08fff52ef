import assert from "node:assert/strict";
import fc from "fast-check";
import { leaves } from "../../model/alert.ts";
import { burnWindows, errorBudget, omittedWindows, sloAlertNames, sloAlerts } from "../../model/burn-rate.ts";
import { compare, decimal, fraction } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { milliseconds } from "../../model/duration.ts";
import { availability, latency } from "./fixture.ts";

/** `long/short factor severity` of each window. */
function windows(period: Duration): readonly string[] {
  return burnWindows({ ...availability, period }).map(
    ({ long, short, factor, severity }) => `${long}/${short} ${decimal(factor)} ${severity}`,
  );
}

describe("Burn-rate windows", () => {
  it("are the workbook's for 30 days", () => {
    assert.deepEqual(windows("30d"), [
      "1h/5m 14.4 critical",
      "6h/30m 6 critical",
      "1d/2h 3 warning",
      "3d/6h 1 warning",
    ]);
  });

  it("keep their lengths from 28 days on and take other factors, none of them below 1", () => {
    assert.deepEqual(windows("28d"), [
      "1h/5m 13.44 critical",
      "6h/30m 5.6 critical",
      "1d/2h 2.8 warning",
      "3d/6h 1 warning",
    ]);
    assert.deepEqual(windows("90d"), [
      "1h/5m 43.2 critical",
      "6h/30m 18 critical",
      "1d/2h 9 warning",
      "3d/6h 3 warning",
    ]);
  });

  it("keep their factors below 28 days and become shorter with the period", () => {
    assert.deepEqual(windows("14d"), [
      "28m/140s 14.4 critical",
      "168m/14m 6 critical",
      "672m/56m 3 warning",
      "2016m/168m 1 warning",
    ]);
    assert.deepEqual(windows("7d"), [
      "14m/70s 14.4 critical",
      "84m/7m 6 critical",
      "336m/28m 3 warning",
      "1008m/84m 1 warning",
    ]);
  });

  it("are stretched until scrapes fill them, with the factors that follow", () => {
    const stretched = burnWindows({ ...availability, period: "7d", shortestWindow: "2m" });
    assert.deepEqual(
      stretched.map(({ long, short, factor, severity }) => `${long}/${short} ${decimal(factor)} ${severity}`),
      ["24m/2m 8.4 critical", "144m/12m 3.5 critical", "576m/48m 1.75 warning", "1728m/144m 1 warning"],
    );
  });

  it("are those that a total outage can reach, with the reason for the others", () => {
    const used = (objective: string) => burnWindows({ ...availability, objective }).map(({ long }) => long);
    assert.deepEqual(used("93.06"), ["1h", "6h", "1d", "3d"]);
    assert.deepEqual(used("90"), ["6h", "1d", "3d"]);
    assert.deepEqual(used("80"), ["1d", "3d"]);
    assert.deepEqual(used("50"), ["3d"]);
    assert.deepEqual(omittedWindows({ ...availability, objective: "90" }), [
      { long: "1h", severity: "critical", why: "it asks for an error ratio of 1.44, more than a total outage" },
    ]);
    assert.deepEqual(
      sloAlerts({ ...availability, objective: "80" }).map(({ name }) => name),
      ["ShopAvailabilityErrorBudgetBurnSlow", "ShopAvailabilitySliAbsent"],
    );
  });

  it("page for nothing that is spent at the allowed rate, and are no longer than the period", () => {
    const day = { ...availability, period: "20h", shortestWindow: "2m" } as const;
    assert.deepEqual(
      burnWindows(day).map(({ long, severity }) => `${long} ${severity}`),
      ["576m warning"],
    );
    assert.deepEqual(
      omittedWindows(day).map(({ why }) => why),
      [
        "its share of the budget is spent at the allowed rate, which is nothing to page for",
        "its share of the budget is spent at the allowed rate, which is nothing to page for",
        "it is longer than the period",
      ],
    );
  });

  it("have exact thresholds", () => {
    const thresholds = burnWindows(availability).map(({ threshold }) => decimal(threshold));
    assert.deepEqual(thresholds, ["0.0144", "0.006", "0.003", "0.001"]);
    assert.equal(decimal(errorBudget({ ...availability, objective: "99.95" })), "0.0005");
  });

  it("never ticket a service that keeps its objective, and are a twelfth short, for every period", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), (days) => {
        for (const { factor, long, short } of burnWindows({ ...availability, period: `${days}d` })) {
          assert.ok(compare(factor, fraction(1)) >= 0);
          assert.ok(Math.abs(milliseconds(long) / milliseconds(short) - 12) < 0.01);
          assert.ok(milliseconds(long) <= days * milliseconds("1d"));
        }
      }),
    );
  });
});

describe("An SLO's own alerts", () => {
  it("are a page and a ticket at once and, a tenth after it is sure, one that says that there is nothing to measure", () => {
    assert.deepEqual(
      sloAlerts(availability).map(({ name, severity, slo, for: pending }) => ({ name, severity, slo, pending })),
      [
        { name: "ShopAvailabilityErrorBudgetBurn", severity: "critical", slo: "shop-availability", pending: "0s" },
        { name: "ShopAvailabilityErrorBudgetBurnSlow", severity: "warning", slo: "shop-availability", pending: "0s" },
        { name: "ShopAvailabilitySliAbsent", severity: "warning", slo: "shop-availability", pending: "1m" },
      ],
    );
    assert.deepEqual(
      sloAlerts(latency).map(({ name }) => name),
      Object.values(sloAlertNames(latency)),
    );
  });

  it("say in their texts which rates they are about", () => {
    assert.deepEqual(
      sloAlerts(availability).map(({ description }) => description),
      [
        "{value} of the requests miss the objective of 99.9 %. 14.4 times the allowed rate over 1h, or 6 times the allowed rate over 6h spends the budget before its time.",
        "{value} of the requests miss the objective of 99.9 %. 3 times the allowed rate over 1d, or 1 times the allowed rate over 3d spends the budget before its time.",
        "shop_requests_total has had no sample for 10m, so nobody can tell whether the objective of 99.9 % is kept. Traffic that stops while its counters stay is not reported: no minimum is stated for it.",
      ],
    );
    const minimumTraffic = { events: 1, within: "30m", drivenBy: "Shop health" } as const;
    assert.equal(
      sloAlerts({ ...availability, minimumTraffic })[2]?.description,
      "shop_requests_total has had no sample for 10m, or has counted too few events (at least 1 within 30m is expected, for the uptime check Shop health makes them), so nobody can tell whether the objective of 99.9 % is kept.",
    );
  });

  it("demand a number of bad events unless that guard is off", () => {
    const conditions = (minimumBadEvents: number) =>
      leaves(sloAlerts({ ...availability, minimumBadEvents })[0]!.condition).length;
    assert.equal(conditions(10), 6);
    assert.equal(conditions(0), 4);
  });
});
