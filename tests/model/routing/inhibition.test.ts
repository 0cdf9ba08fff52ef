import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compileInhibitions } from "../../../model/routing/inhibition.ts";
import { inhibits } from "../../../model/routing/simulation.ts";
import type { Catalog } from "../../../model/catalog.ts";
import type { Inhibition } from "../../../model/notification.ts";

function declaring(...inhibitions: Inhibition[]): Catalog {
  return { ...stratoai, notifications: { ...stratoai.notifications, inhibitions } };
}

const pair = { source: "TargetDown", target: "HighErrorRate", equal: ["service"], why: "one cause" };

describe("inhibition rules", () => {
  it("let every SLO's page silence its own ticket without a declaration", () => {
    assert.deepEqual(
      compileInhibitions(declaring()).map(({ source, target }) => [source[0]?.value, target[0]?.value]),
      [
        ["ApiAvailabilityErrorBudgetBurn", "ApiAvailabilityErrorBudgetBurnSlow"],
        ["ApiLatencyErrorBudgetBurn", "ApiLatencyErrorBudgetBurnSlow"],
      ],
    );
  });

  it("name each pair once, declared or not", () => {
    const names = compileInhibitions(stratoai).map(({ source, target }) => `${source[0]?.value} ${target[0]?.value}`);
    assert.equal(new Set(names).size, names.length);
  });

  it("demand every equal label on both sides, so that a missing one silences no stranger", () => {
    for (const { source, target, equal } of compileInhibitions(stratoai)) {
      for (const side of [source, target]) {
        assert.deepEqual(
          side.slice(1).map(({ label, op, value }) => [label, op, value]),
          equal.map((label) => [label, "=~", ".+"]),
        );
      }
    }
  });

  it("are refused, all issues at once, where they could never work or would work on strangers", () => {
    const broken = declaring(
      { ...pair, source: "TargetGone" },
      { ...pair, target: "HighErorRate" },
      { ...pair, target: "TargetDown" },
      { ...pair, equal: [] },
    );
    assert.throws(() => compileInhibitions(broken), {
      message: [
        "the inhibition of HighErrorRate by TargetGone: the catalog has no alert TargetGone",
        "the inhibition of HighErorRate by TargetDown: the catalog has no alert HighErorRate",
        "the inhibition of TargetDown by TargetDown: an alert cannot inhibit itself",
        "the inhibition of HighErrorRate by TargetDown: without a label that must be equal it would silence every environment",
      ].join("\n"),
    });
  });

  it("work on equal labels only", () => {
    const rule = compileInhibitions(declaring(pair)).at(-1)!;
    const down = { alertname: "TargetDown", service: "api" };
    assert.equal(inhibits(rule, down, { alertname: "HighErrorRate", service: "api" }), true);
    assert.equal(inhibits(rule, down, { alertname: "HighErrorRate", service: "billing" }), false);
    assert.equal(inhibits(rule, { alertname: "TargetDown" }, { alertname: "HighErrorRate" }), false);
    assert.equal(inhibits(rule, down, { alertname: "HighMemoryUsage", service: "api" }), false);
  });
});
