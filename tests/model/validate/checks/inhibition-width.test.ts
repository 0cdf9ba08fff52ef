import assert from "node:assert/strict";
import type { Condition } from "../../../../model/alert.ts";
import { allOf, anyOf, when } from "../../../../model/alert.ts";
import { max, raw, up, value } from "../../../../model/query.ts";
import { memory, notifications, withCondition } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

/** Of an inhibition of HighMemory, one for each instance, by an alert on this condition. */
const issues = (condition: Condition, equal: readonly string[] = ["service"]) =>
  issuesOf({
    ...withCondition(condition),
    notifications: {
      ...notifications,
      inhibitions: [{ source: "HighErrorRate", target: "HighMemory", equal, why: "It explains it." }],
    },
  });
const ofInstance = when(value(memory), ">", 1);
const refused = (expected: string, each = "instance") => [
  `notifications.inhibitions[0].source: got HighErrorRate, which is one for each ${each}; expected ${expected}`,
];
const wider = "an alert that is one for all with equal service, or instance among the equal labels";

describe("An inhibition's source", () => {
  it("is no finer than the equal labels, lest one instance hides a whole service", () => {
    assert.deepEqual(issues(ofInstance), refused(wider));
    assert.deepEqual(issues(when(max(value(memory), ["service"]), ">", 1)), []);
    assert.deepEqual(issues(ofInstance, ["service", "instance"]), []);
  });

  it("is no finer in any of its conditions", () => {
    const ofService = when(max(value(memory), ["service"]), ">", 2);
    assert.deepEqual(
      issues(anyOf(ofService, ofInstance)),
      refused(
        "an alert that is one for all with equal service, or instance and job among the equal labels",
        "instance and job",
      ),
    );
    assert.deepEqual(issues(allOf(["service"], ofInstance, ofService)), refused(wider));
    assert.deepEqual(issues(allOf(["service"], ofService, ofInstance)), []);
  });

  it("is grouped in a way that can be known", () => {
    const own = raw({ promql: "sum(x)", datadog: null, nrql: null, meaning: "x" });
    assert.deepEqual(issues(when(own, ">", 1)), [
      "notifications.inhibitions[0].source: got HighErrorRate, whose labels nobody knows; expected an alert whose query says by which labels it is grouped",
    ]);
  });

  it("is no page about one target", () => {
    const condition = allOf(["instance"], when(up("shop"), "==", 0), when(up("shop", "1d"), "==", 1));
    assert.deepEqual(issues(condition), refused(wider));
  });
});
