import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { sloAlertNames } from "../../../model/burn-rate.ts";
import type { Slo } from "../../../model/slo.ts";
import { needs } from "../../support/toolchain.ts";
import type { Stretch } from "./slo-traces.ts";
import { trace } from "./slo-traces.ts";

const [availability] = stratoai.slos as readonly [Slo];
const { minimumTraffic, ...silent } = availability;
const { page, ticket, absent } = sloAlertNames(availability);

const health = (minutes: number): Stretch => ({ minutes, failing: 0 });
const outage = (minutes: number): Stretch => ({ minutes, failing: 1 });
const gap = (minutes: number, failing = 0): Stretch => ({ minutes, failing, unseen: true });

const errors = 'sum(sum_over_time(slo:sli_errors:rate5m{slo="api-availability"}[1d])) * 15';
const all = 'sum(sum_over_time(slo:sli_total:rate5m{slo="api-availability"}[1d])) * 15';
const budget = 'sum(slo:period_error_budget_remaining:ratio{slo="api-availability"})';

describe("An SLO at exactly its budget, by promtool", function () {
  needs("promtool");
  this.timeout(120_000);

  for (const [objective, requests] of [
    ["99", 100],
    ["99.5", 200],
    ["99.9", 1000],
    ["99.95", 2000],
    ["99.99", 10000],
    ["97.3", 1000],
  ] as const) {
    it(`holds no alert at ${objective} %, and the least more is a ticket`, async () => {
      const slo = { ...silent, objective };
      const budgetShare = (100 - Number(objective)) / 100;
      const traced = (scale: number, more: number) =>
        trace(slo, [[{ minutes: 60, requests: requests * scale, failing: budgetShare + more / (requests * scale) }]]);
      assert.deepEqual((await traced(3, 0)).alerts, {});
      assert.deepEqual((await traced(7, 0)).alerts, {});
      assert.deepEqual(Object.keys((await traced(7, 1)).alerts), [ticket]);
    });
  }

  it("has spent its budget to the last decimal", async () => {
    const slo = { ...silent, objective: "99.95" };
    const { values } = await trace(slo, [[{ minutes: 60, requests: 6000, failing: 0.0005 }]], [budget]);
    assert.deepEqual(values, [0]);
  });
});

describe("A gap in the samples, by promtool", function () {
  needs("promtool");
  this.timeout(120_000);

  /** Within one scrape's requests. */
  const counts = (found: number | undefined, wanted: number, within = 0.02) => {
    assert.ok(found !== undefined && Math.abs(found - wanted) <= within * Math.max(wanted, 1), `${found} of ${wanted}`);
  };

  it("in which everything fails is paged, ticketed and counted", async () => {
    const { alerts, values } = await trace(silent, [[health(120), gap(20, 1), health(240)]], [errors, all]);
    // Of two groups that are due at once, either may come first.
    assert.match(alerts[page]?.join(" ") ?? "", /^140(\.25)?\.\.149\.5$/);
    assert.match(alerts[ticket]?.join(" ") ?? "", /^140(\.25)?\.\.204\.[57]5?$/);
    counts(values[0], 12_000);
    counts(values[1], 228_000);
  });

  it("in health, at a deploy or by an instance that vanishes makes no error and no alert but the absence", async () => {
    for (const instances of [
      [[health(120), gap(20), health(100)]],
      [[health(120), gap(20), { ...health(100), restart: true }]],
      [[health(240)], [health(120), gap(120)]],
    ]) {
      const { alerts, values } = await trace(silent, instances, [errors]);
      assert.deepEqual(
        Object.keys(alerts).filter((name) => name !== absent),
        [],
      );
      assert.deepEqual(values, [0]);
    }
  });

  it("counts no request twice that an instance answered before it vanished", async () => {
    const { values } = await trace(silent, [[health(240)], [health(120), gap(120)]], [all]);
    counts(values[0], 240 * 600 + 120 * 600);
  });

  it("after another counts with it", async () => {
    const { alerts, values } = await trace(
      silent,
      [[health(120), gap(10, 1), health(2), gap(10, 1), health(240)]],
      [errors],
    );
    assert.match(alerts[page]?.[0] ?? "", /^130(\.25)?\.\./);
    counts(values[0], 12_000);
  });

  it("of an hour and a half, which no raw window bridges, is ticketed and counted", async () => {
    const { alerts, values } = await trace(silent, [[health(120), gap(90, 0.5), health(240)]], [errors]);
    assert.equal(alerts[page], undefined);
    assert.match(alerts[ticket]?.join(" ") ?? "", /^210(\.25)?\.\.274\.[257]5?$/);
    counts(values[0], 27_000);
  });

  it("counts what a process has counted since it began anew in the gap", async () => {
    const restarted: Stretch = { ...gap(10, 1), restart: true };
    const { values } = await trace(silent, [[health(120), gap(10, 1), restarted, health(100)]], [errors]);
    counts(values[0], 6_000);
  });

  it("of more than six hours is lost, and says so by nothing that it could not know", async () => {
    const { alerts, values } = await trace(silent, [[health(60), gap(400, 1), health(60)]], [errors]);
    assert.deepEqual(Object.keys(alerts), [absent]);
    assert.deepEqual(values, [0]);
  });
});

describe("A ticket, by promtool", function () {
  needs("promtool");
  this.timeout(120_000);

  it("outlives the page of a repaired outage by half an hour, instead of six", async () => {
    const { alerts } = await trace(silent, [[health(120), outage(30), health(420)]]);
    assert.deepEqual(alerts[page], ["120.75..179.25"]);
    assert.match(alerts[ticket]?.join(" ") ?? "", /^120\.75\.\.213\.[57]5?$/);
  });

  it("comes again with a second, slow burn in the hours after", async () => {
    const slow: Stretch = { minutes: 60, failing: 0.003 };
    const stretches = [health(120), outage(30), health(120), slow, health(120)];
    const { alerts } = await trace(silent, [stretches.map((stretch) => ({ ...stretch, requests: 1000 }))]);
    assert.equal(alerts[page]?.length, 1);
    const [first, second, ...more] = (alerts[ticket] ?? []).map((each) => Number(each.split("..")[0]));
    assert.equal(first, 120.75);
    assert.ok(second !== undefined && second > 270 && second < 300, `${second}`);
    assert.deepEqual(more, []);
  });

  it("comes with the second burn, too, where the first was one that nobody was paged for", async () => {
    const slow: Stretch = { minutes: 60, failing: 0.01 };
    const { alerts } = await trace(silent, [[health(120), slow, health(120), slow, health(120)]]);
    assert.equal(alerts[page], undefined);
    assert.equal(alerts[ticket]?.length, 2);
  });

  it("stays while the budget burns on", async () => {
    const { alerts } = await trace(silent, [[health(120), { minutes: 400, failing: 0.01 }]]);
    assert.match(alerts[ticket]?.join(" ") ?? "", /^[\d.]+\.\.519\.75$/);
  });
});

describe("Traffic that stops, by promtool", function () {
  needs("promtool");
  this.timeout(120_000);
  const still = (minutes: number): Stretch => ({ minutes, failing: 0, requests: 0 });

  it("is told where a minimum is stated", async () => {
    assert.ok(minimumTraffic);
    const { alerts } = await trace(availability, [[health(60), still(60), health(20)]]);
    assert.deepEqual(alerts, { [absent]: ["90.5..119.75"] });
  });

  it("is not told where none is, whose text says so", async () => {
    assert.deepEqual((await trace(silent, [[health(60), still(60)]])).alerts, {});
  });

  it("is not told of a service that has just started, of one request in a while, or of one of two instances", async () => {
    assert.deepEqual((await trace(availability, [[still(25), health(10)]])).alerts, {});
    const night = Array.from({ length: 6 }, (): readonly Stretch[] => [
      still(19),
      { minutes: 1, failing: 0, requests: 1 },
    ]);
    assert.deepEqual((await trace(availability, [[health(60), ...night.flat()]])).alerts, {});
    assert.deepEqual((await trace(availability, [[health(120)], [health(60), still(60)]])).alerts, {});
  });
});

describe("An SLO whose windows are not the workbook's, by promtool", function () {
  needs("promtool");
  this.timeout(120_000);

  it("pages a total outage at 90 % by six hours, and tickets one at 80 %", async () => {
    const fault = [health(30), outage(300)] as const;
    assert.equal((await trace({ ...silent, objective: "90" }, [fault])).alerts[page]?.length, 1);
    const low = (await trace({ ...silent, objective: "80" }, [fault])).alerts;
    assert.equal(low[page], undefined);
    assert.equal(low[ticket]?.length, 1);
  });

  it("pages a total outage within minutes over a period of days", async () => {
    const short = { ...silent, period: "3d", shortestWindow: "2m" } as const;
    const { alerts } = await trace(short, [[health(60), outage(30), health(60)]]);
    assert.deepEqual(
      alerts[page]?.map((each) => Number(each.split("..")[0]) <= 62),
      [true],
    );
    assert.deepEqual((await trace(short, [[health(200)]])).alerts, {});
  });
});
