import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { conflict, rounds, touches } from "../../../commands/drill/schedule.ts";
import { allAlerts } from "../../../model/catalog.ts";

const alerts = allAlerts(stratoai);
const { inhibitions } = stratoai.notifications;
const planned = rounds(alerts, inhibitions, alerts);
const roundOf = (name: string) => planned.findIndex((round) => round.some((alert) => alert.name === name));

describe("rounds of drills", () => {
  it("hold every alert exactly once", () => {
    const names = planned.flat().map(({ name }) => name);
    assert.deepEqual([...names].sort(), alerts.map(({ name }) => name).sort());
  });

  it("never put two drills together that disturb each other", () => {
    for (const round of planned) {
      for (const [index, alert] of round.entries()) {
        for (const other of round.slice(index + 1)) {
          assert.equal(conflict(alert, other, inhibitions, alerts), false, `${alert.name} and ${other.name}`);
        }
      }
    }
  });

  it("drill an alert before the one that silences it, whose fault long windows would remember", () => {
    for (const { source, target } of inhibitions) {
      assert.ok(roundOf(target) < roundOf(source), `${target} before ${source}`);
    }
  });

  it("drill a forecast before what moves the same metric, whose jump would bend its line", () => {
    assert.ok(roundOf("DatabaseConnectionsForecast") < roundOf("DatabaseConnectionsSaturated"));
    assert.ok(roundOf("DiskWillFillSoon") < roundOf("DiskSpaceLow"));
  });

  it("freeze Alertmanager only while nobody else listens for a message", () => {
    assert.deepEqual(
      planned[roundOf("AlertmanagerUnreachable")]?.map(({ name }) => name),
      ["AlertmanagerUnreachable"],
    );
  });
});

describe("two drills", () => {
  const named = (name: string) => alerts.find((alert) => alert.name === name) ?? assert.fail(name);

  it("disturb each other, where one leaves out a metric that the other's alert reads", () => {
    assert.ok(conflict(named("ApiAvailabilitySliAbsent"), named("HighErrorRate"), [], alerts));
    assert.ok(!conflict(named("ApiAvailabilitySliAbsent"), named("HighResponseTime"), [], alerts));
  });

  it("disturb each other, where one's fault makes a third alert fire that silences the other's", () => {
    const [dead, burning] = [named("DatabaseConnectionFailure"), named("ApiAvailabilityErrorBudgetBurn")];
    assert.ok(conflict(dead, burning, inhibitions, alerts));
    assert.ok(conflict(burning, dead, inhibitions, alerts));
    assert.ok(!conflict(dead, burning, inhibitions, [dead, burning]));
  });
});

describe("what a fault touches", () => {
  it("is what two faults move, where they move the same", () => {
    const demo = (fault: string) => touches({ kind: "demo", on: "exporters", fault, body: {} });
    assert.equal(demo("disk"), demo("diskFilling"));
    assert.notEqual(demo("disk"), demo("hostMemory"));
  });

  it("is the whole process, where it is stopped", () => {
    const [memory, stop] = [
      touches({ kind: "demo", on: "backend", fault: "memory", body: {} }),
      touches({ kind: "stop", process: "backend" }),
    ];
    assert.ok(memory.startsWith(`${stop}/`));
  });
});
