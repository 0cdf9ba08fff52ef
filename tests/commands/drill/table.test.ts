import assert from "node:assert/strict";
import { drillTable } from "../../../commands/drill/table.ts";

describe("the drill's table", () => {
  it("shows seconds beside what theory allows, and why a drill failed", () => {
    const table = drillTable([
      {
        alert: "CircuitBreakerOpen",
        fault: "breaker stripe",
        pending: 4.25,
        firing: 64.2,
        notified: 74.9,
        resolved: 190,
        recipients: ["pagerduty", "slack alerts-critical"],
        theory: { best: 70, worst: 130 },
        passed: true,
      },
      {
        alert: "TargetDown",
        fault: "stop backend",
        recipients: [],
        theory: { best: 70, worst: 130 },
        note: "did not fire",
        passed: false,
      },
    ]);
    assert.equal(
      table,
      [
        "   alert               fault           pending  firing  notified  theory  resolved  recipients",
        "─  ──────────────────  ──────────────  ───────  ──────  ────────  ──────  ────────  ────────────────────────────────",
        "✓  CircuitBreakerOpen  breaker stripe      4.3      64        75  70–130       190  pagerduty, slack alerts-critical",
        "✗  TargetDown          stop backend          –       –         –  70–130         –  (did not fire)",
      ].join("\n"),
    );
  });
});
