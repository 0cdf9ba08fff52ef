import assert from "node:assert/strict";
import type { Condition } from "../../../../model/alert.ts";
import { allOf, anyOf, when } from "../../../../model/alert.ts";
import { max, up, value } from "../../../../model/query.ts";
import { memory, notifications, withAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const issues = (condition: Condition, severity: "critical" | "warning" = "critical") =>
  issuesOf({
    ...withAlert({ condition, severity, description: "It is down" }),
    notifications: { ...notifications, inhibitions: [] },
  });
const expected = 'expected allOf(…, when(up("shop", "1d"), "==", 1)) with it: a slow start is no reason to page';
const refused = (at: string) => [
  `alerts.HighErrorRate.${at}: got shop down, also where it has never been ready; ${expected}`,
];
const down = when(up("shop"), "==", 0);
const ready = when(up("shop", "1d"), "==", 1);

describe("A page about a target that does not answer", () => {
  it("asks whether it has ever been ready", () => {
    assert.deepEqual(issues(down), refused("condition"));
    assert.deepEqual(issues(when(up("shop"), "<", 1)), refused("condition"));
    assert.deepEqual(issues(when(max(up("shop"), ["service"]), "==", 0)), refused("condition"));
    assert.deepEqual(issues(allOf(["instance"], down, ready)), []);
  });

  it("asks it in each of its conditions, of the same job", () => {
    assert.deepEqual(issues(anyOf(allOf(["instance"], down, ready), down)), refused("condition.of[1]"));
    assert.deepEqual(issues(allOf(["instance"], down, when(value(memory), ">", 1))), refused("condition.of[0]"));
    const ofAnother = allOf(["service"], down, when(up("till", "1d"), "==", 1));
    assert.ok(issues(ofAnother).some((issue) => issue.startsWith(refused("condition.of[0]")[0]!)));
  });

  it("need not where it is a ticket, or asks that a target answers", () => {
    assert.deepEqual(issues(down, "warning"), []);
    assert.deepEqual(issues(allOf(["instance"], when(value(memory), ">", 1), when(up("shop"), "==", 1))), []);
  });
});
