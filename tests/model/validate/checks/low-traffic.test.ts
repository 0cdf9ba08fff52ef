import assert from "node:assert/strict";
import type { Condition } from "../../../../model/alert.ts";
import { allOf, anyOf, guarded, when } from "../../../../model/alert.ts";
import { arithmetic, increase, mean, quantile, rate, ratio, sum, value } from "../../../../model/query.ts";
import {
  availability,
  duration,
  highErrorRate,
  latency,
  memory,
  notifications,
  requests,
  shop,
  withAlert,
} from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const issues = (condition: Condition, severity: "critical" | "warning" = "critical") =>
  issuesOf({
    ...withAlert({ condition, severity, description: "It is wrong" }),
    notifications: { ...notifications, inhibitions: [] },
  });
const refused = (at = "condition") => [
  `alerts.HighErrorRate.${at}: got a share of events without a least number of them; expected guarded(…, { events: 10, within: "1h" }): at night one failed request of three would page`,
];
const failed = rate(requests, "5m", { status: { is: "500" } });
const share = when(ratio(failed, rate(requests, "5m"), ["service"]), ">", 0.1);
const least = { events: 10, within: "1h" } as const;
const count = (of = requests) => when(sum(increase(of, "1h"), ["service"]), ">=", 10);

describe("A page about a share of events", () => {
  it("has a least number of events, in each of its conditions", () => {
    assert.deepEqual(issues(share), refused());
    assert.deepEqual(issues(guarded(share, least)), []);
    assert.deepEqual(issues(allOf(["service"], share, count())), []);
    assert.deepEqual(issues(anyOf(guarded(share, least), share)), refused("condition.of[1]"));
  });

  it("is one of a quantile, of a mean and of a division by hand, too", () => {
    assert.deepEqual(issues(when(quantile(0.9, duration, "5m", ["service"]), ">", 1)), refused());
    assert.deepEqual(issues(when(mean(duration, "5m", ["service"]), ">", 1)), refused());
    const divided = arithmetic(sum(failed, ["service"]), "/", sum(rate(requests, "5m"), ["service"]));
    assert.deepEqual(issues(when(divided, ">", 0.1)), refused());
    assert.deepEqual(issues(when(ratio(value(memory), value(memory), ["service"]), ">", 0.1)), []);
  });

  it("has a guard that counts events of the same metric, several of them, from above", () => {
    assert.deepEqual(
      issues(allOf(["service"], share, when(sum(value(memory), ["service"]), ">", 10))),
      refused("condition.of[0]"),
    );
    assert.deepEqual(
      issues(allOf(["service"], share, when(sum(increase(duration, "1h"), ["service"]), ">", 10))),
      refused("condition.of[0]"),
    );
    assert.deepEqual(
      issues(allOf(["service"], share, when(sum(increase(requests, "1h"), ["service"]), ">=", 1))),
      refused("condition.of[0]"),
    );
    assert.deepEqual(
      issues(allOf(["service"], share, when(sum(increase(requests, "1h"), ["service"]), "<", 10))),
      refused("condition.of[0]"),
    );
    assert.deepEqual(issues(guarded(share, { ...least, events: 0 })), refused("condition.of[0]"));
  });

  it("has one where it is an SLO's, too", () => {
    for (const minimumBadEvents of [0, 1]) {
      assert.deepEqual(issuesOf({ ...shop, slos: [{ ...availability, minimumBadEvents }, latency] }), [
        `slos.shop-availability.minimumBadEvents: got ${minimumBadEvents}; expected 2 at least, such as 10: one failed request at night would page`,
      ]);
    }
  });

  it("needs none where it is a ticket", () => {
    assert.deepEqual(issues(share, "warning"), []);
    assert.deepEqual(issuesOf(withAlert({ condition: highErrorRate.condition })), []);
  });
});
