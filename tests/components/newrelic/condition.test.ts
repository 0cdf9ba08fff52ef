import assert from "node:assert/strict";
import { compileAlert } from "../../../components/newrelic/condition/index.ts";
import { absent, allOf, anyOf, when } from "../../../model/alert.ts";
import { increase, max, rate, ratio, sum, up, value } from "../../../model/query.ts";
import { alertOn, anyCondition, context, queue, requests } from "../datadog/fixture.ts";

const compiled = (...args: Parameters<typeof alertOn>) => compileAlert(alertOn(...args), context);
const first = (...args: Parameters<typeof alertOn>) => {
  const condition = compiled(...args).conditions[0]?.[1];
  assert.ok(condition);
  return condition;
};
const timed = (...args: Parameters<typeof alertOn>) => {
  const { aggregationWindow, slideBy, critical } = first(...args);
  return [aggregationWindow, slideBy, critical?.thresholdDuration, critical?.thresholdOccurrences];
};
const longest = when(max(value(queue), ["service"]), ">", 5);
const share = when(ratio(rate(requests, "5m", { status: { is: "500" } }), rate(requests, "5m")), ">", 0.1);

describe("An alert as New Relic's conditions", () => {
  it("that must hold for a while is a duration, all of whose windows hold", () => {
    assert.deepEqual(timed(longest, { for: "10m" }), [60, undefined, 600, "all"]);
    assert.deepEqual(timed(share, { for: "5m" }), [300, 60, 300, "all"]);
  });

  it("at once is one window that holds", () => {
    assert.deepEqual(timed(longest), [60, undefined, 60, "at_least_once"]);
    assert.deepEqual(timed(share), [300, 60, 300, "at_least_once"]);
  });

  it("rounds `for` up to a multiple of the window, and says so", () => {
    assert.deepEqual(timed(share, { for: "7m" }), [300, 60, 600, "all"]);
    assert.match(compiled(share, { for: "7m" }).losses[0]?.fallback ?? "", /600 s, a multiple/);
  });

  it("takes one window where `for` is shorter than it, and says so", () => {
    assert.deepEqual(timed(share, { for: "1m" }), [300, 60, 300, "at_least_once"]);
    assert.match(compiled(share, { for: "1m" }).losses[0]?.lost ?? "", /less than its window of 300 s/);
  });

  it("compares by New Relic's words", () => {
    const operators = ([">", ">=", "<", "<=", "==", "!="] as const).map(
      (op) => first(when(max(value(queue)), op, 1)).critical?.operator,
    );
    assert.deepEqual(operators, ["above", "above_or_equals", "below", "below_or_equals", "equals", "not_equals"]);
  });

  it("takes no increments for no events, but nothing by nothing for no ratio", () => {
    assert.equal(first(when(sum(increase(requests, "5m")), ">", 0)).fillValue, 0);
    assert.equal(first(share).fillOption, "none");
    assert.equal(first(longest).fillOption, "none");
  });

  it("warns where it does not page", () => {
    const { critical, warning } = first(longest, { severity: "warning" });
    assert.equal(critical, undefined);
    assert.equal(warning?.threshold, 5);
  });

  it("on an absence is a loss of signal, of a count that opens nothing else", () => {
    const condition = first(absent({ metric: queue, filter: {} }, "10m"));
    assert.match(condition.nrql.query, /^SELECT count\(queue_length\) FROM Metric WHERE/);
    assert.deepEqual([condition.critical?.operator, condition.critical?.threshold], ["below", 0]);
    assert.equal(condition.expirationDuration, 600);
    assert.equal(condition.openViolationOnExpiration, true);
  });

  it("on a missing job is a loss of its `up`", () => {
    assert.match(
      first(absent({ job: "stratoai-backend" }, "5m")).nrql.query,
      /^SELECT count\(up\) .* job = 'stratoai-backend'$/,
    );
  });

  it("on a target that is down is its `up`", () => {
    const condition = first(when(up("stratoai-backend"), "==", 0), { for: "1m" });
    assert.match(condition.nrql.query, /^SELECT latest\(up\) FROM Metric/);
    assert.equal(condition.critical?.operator, "equals");
  });

  it("whose conditions must all hold is a compound of conditions in a policy that notifies nobody", () => {
    const { conditions, compounds } = compiled(
      allOf(["service"], longest, when(max(value(queue), ["service"]), "<", 9)),
    );
    assert.equal(compounds[0]?.[1].triggerExpression, "A AND B");
    assert.equal(compounds[0][1].policy, "critical-alerts");
    assert.deepEqual(
      conditions.map(([key, { policy }]) => [key, policy]),
      [
        ["QueueLong/1", "parts"],
        ["QueueLong/2", "parts"],
      ],
    );
  });

  it("refuses a compound of conditions that share too little", () => {
    assert.throws(() => compiled(allOf([], longest, when(max(value(queue), ["instance"]), ">", 1))), /never meet/);
  });

  it("whose alternatives may each hold is one condition for each, and says so", () => {
    const { conditions, losses } = compiled(anyOf(anyCondition, longest));
    assert.deepEqual(
      conditions.map(([key]) => key),
      ["QueueLong-1", "QueueLong-2"],
    );
    assert.match(losses.at(-1)?.fallback ?? "", /2 conditions, one for each/);
  });

  it("names the threshold that was crossed, because it does not know the value", () => {
    const text = (...args: Parameters<typeof alertOn>) => first(...args).description.split("\n")[1];
    const unit = { unit: "ratio", description: "{value} fail on {label.service} of {label.pod}" } as const;
    assert.equal(text(share, unit), "More than 10 % fail on api of its pod");
    assert.equal(text(longest, unit), "More than 500 % fail on {{tags.service}} of its pod");
  });

  it("cannot look back over more than six hours at how much there was", () => {
    assert.throws(() => compiled(when(sum(increase(requests, "1d")), ">", 5)), /a window of 24 h/);
  });

  it("cannot be a heartbeat", () => {
    assert.throws(() => compiled({ kind: "always" }), /a heartbeat/);
  });
});
