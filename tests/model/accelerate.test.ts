import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { accelerate } from "../../model/accelerate.ts";
import type { Condition } from "../../model/alert.ts";
import { conditionWindows, leaves } from "../../model/alert.ts";
import { burnWindows } from "../../model/burn-rate.ts";
import { allAlerts } from "../../model/catalog.ts";
import { decimal } from "../../model/decimal.ts";
import type { Duration } from "../../model/duration.ts";
import { divide } from "../../model/duration.ts";
import type { RouteTiming } from "../../model/notification.ts";
import { validate } from "../../model/validate/index.ts";

const speeds = fc.constantFrom(2, 10, 20, 30, 60, 120);
const divided = (lengths: readonly Duration[], by: number) => lengths.map((length) => divide(length, by));
const timing = ({ groupWait, groupInterval, repeatInterval }: RouteTiming) => [
  groupWait,
  groupInterval,
  repeatInterval,
];
const thresholds = (condition: Condition) =>
  leaves(condition).map((leaf) => (leaf.kind === "threshold" ? `${leaf.op} ${leaf.value}` : leaf.kind));

describe("A catalog whose time runs faster", () => {
  it("is the same one at the usual speed", () => {
    assert.equal(accelerate(stratoai, 1), stratoai);
  });

  it("keeps every alert with its threshold, and divides its windows and its `for`", () => {
    fc.assert(
      fc.property(speeds, (by) => {
        const fast = accelerate(stratoai, by);
        stratoai.alerts.forEach((alert, index) => {
          const quick = fast.alerts[index]!;
          assert.equal(quick.name, alert.name);
          assert.deepEqual(thresholds(quick.condition), thresholds(alert.condition));
          assert.deepEqual(conditionWindows(quick.condition), divided(conditionWindows(alert.condition), by));
          assert.equal(quick.for, alert.for === "0s" ? "0s" : divide(alert.for, by));
        });
      }),
    );
  });

  it("keeps every log alert with its number of lines, and divides its window and its `for`", () => {
    const logAlerts = stratoai.logAlerts.map((alert) => ({ ...alert, for: "10m" as const }));
    assert.deepEqual(
      accelerate({ ...stratoai, logAlerts }, 10).logAlerts,
      logAlerts.map((alert) => ({ ...alert, for: "1m", window: divide(alert.window, 10) })),
    );
  });

  it("divides scrape, evaluation, probe and group times alike", () => {
    fc.assert(
      fc.property(speeds, (by) => {
        const fast = accelerate(stratoai, by);
        const { notifications } = stratoai;
        assert.equal(fast.scrapeInterval, divide(stratoai.scrapeInterval, by));
        assert.equal(fast.evaluationInterval, divide(stratoai.evaluationInterval, by));
        assert.deepEqual(
          fast.scrapeJobs.map(({ interval }) => interval),
          stratoai.scrapeJobs.map(({ interval }) => (interval === undefined ? undefined : divide(interval, by))),
        );
        assert.deepEqual(
          fast.uptimeChecks.map(({ interval }) => interval),
          stratoai.uptimeChecks.map(({ interval }) => divide(interval, by)),
        );
        assert.deepEqual(timing(fast.notifications.defaultRoute), divided(timing(notifications.defaultRoute), by));
        assert.deepEqual(fast.notifications.routes.flatMap(timing), divided(notifications.routes.flatMap(timing), by));
      }),
    );
  });

  it("keeps the burn factors of its SLOs, whatever their period, and divides their windows", () => {
    fc.assert(
      fc.property(speeds, fc.constantFrom("7d", "28d", "30d", "90d"), (by, period) => {
        const slos = stratoai.slos.map((slo) => ({ ...slo, period }) as const);
        const fast = accelerate({ ...stratoai, slos }, by);
        slos.forEach((slo, index) => {
          const usual = burnWindows(slo);
          const quick = burnWindows(fast.slos[index]!);
          assert.deepEqual(
            quick.map(({ factor, threshold }) => [decimal(factor), decimal(threshold)]),
            usual.map(({ factor, threshold }) => [decimal(factor), decimal(threshold)]),
          );
          assert.deepEqual(
            quick.flatMap(({ long, short }) => [long, short]),
            divided(
              usual.flatMap(({ long, short }) => [long, short]),
              by,
            ),
          );
        });
      }),
    );
  });

  it("has the same alerts and no issue that it had not before", () => {
    const fast = accelerate(stratoai, 20);
    assert.deepEqual(
      allAlerts(fast).map(({ name }) => name),
      allAlerts(stratoai).map(({ name }) => name),
    );
    // Uptime checks keep their timeout, which is about real networks.
    const issues = validate(fast, { metricRetention: "31d" }).filter(({ path }) => !path.startsWith("uptimeChecks."));
    assert.deepEqual(issues, []);
  });
});
