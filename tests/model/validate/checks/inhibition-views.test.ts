import assert from "node:assert/strict";
import { absent, when } from "../../../../model/alert.ts";
import type { Alert } from "../../../../model/alert.ts";
import { gauge } from "../../../../model/metric.ts";
import type { Filter } from "../../../../model/query.ts";
import { min, value } from "../../../../model/query.ts";
import { uptimeJob } from "../../../../model/uptime.ts";
import { check, highErrorRate, highMemory, notifications, runbook, shop } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const probe = gauge({
  name: "probe_success",
  help: "1 if the check got its answer.",
  unit: "state",
  labels: { check: { description: "name of the check" } },
  job: uptimeJob,
});
const failing = (name: string, filter: Filter): Alert => ({
  ...highMemory,
  name,
  severity: "critical",
  condition: when(min(value(probe, filter), ["service"]), "==", 0),
  description: "It fails",
});
const inside = { ...check, name: "Shop details", from: "inside" } as const;
const alerts = [
  highErrorRate,
  highMemory,
  failing("CheckFailing", { check: { isNot: inside.name } }),
  failing("DetailsFailing", { check: { is: inside.name } }),
  { ...failing("ChecksGone", {}), condition: absent({ metric: probe, filter: {} }, "10m") },
];
const issues = (source: string, target: string) =>
  issuesOf({
    ...shop,
    alerts,
    metrics: [...shop.metrics, probe],
    uptimeChecks: [check, inside],
    runbooks: new Map([...shop.runbooks, ...alerts.map(({ name }) => [name, runbook] as const)]),
    notifications: { ...notifications, inhibitions: [{ source, target, equal: ["service"], why: "One cause." }] },
  });
const refused = (target: string, source: string) => [
  `notifications.inhibitions[0].target: got ${target}, which is seen from outside, silenced by ${source}, which is seen from inside; expected an alert that is seen from inside, as what users see may have another cause`,
];

describe("A symptom that is seen from outside", () => {
  it("is not silenced by one that is seen from inside", () => {
    assert.deepEqual(issues("HighErrorRate", "CheckFailing"), refused("CheckFailing", "HighErrorRate"));
    assert.deepEqual(
      issues("ShopAvailabilityErrorBudgetBurn", "CheckFailing"),
      refused("CheckFailing", "ShopAvailabilityErrorBudgetBurn"),
    );
    assert.deepEqual(issues("DetailsFailing", "CheckFailing"), refused("CheckFailing", "DetailsFailing"));
    assert.deepEqual(issues("HighErrorRate", "ChecksGone"), refused("ChecksGone", "HighErrorRate"));
  });

  it("may silence others, as may a check that is made from inside", () => {
    assert.deepEqual(issues("CheckFailing", "HighMemory"), []);
    assert.deepEqual(issues("CheckFailing", "DetailsFailing"), []);
    assert.deepEqual(issues("HighErrorRate", "DetailsFailing"), []);
  });
});
