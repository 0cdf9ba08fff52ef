import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { lintConfig } from "../../../components/grafana/lint.ts";
import { shop } from "../../model/fixture.ts";
import { dashboards, panelsOf } from "./compiled.ts";

/** As the linter reads it: a rule without entries holds nowhere. */
const { exclusions } = lintConfig(stratoai).object;
const excluded = (rule: string) => exclusions[rule]?.entries?.map(({ panel }) => panel) ?? [];

describe("What Grafana's linter leaves out", () => {
  it("has a reason each, and a place wherever the rule holds elsewhere", () => {
    for (const [rule, { reason, entries }] of Object.entries(exclusions)) {
      assert.ok(reason.length > 20, rule);
      assert.notEqual(entries?.length, 0, `${rule}: no entries would mean everywhere`);
    }
    const everywhere = Object.entries(exclusions).flatMap(([rule, { entries }]) =>
      entries === undefined ? [rule] : [],
    );
    assert.deepEqual(everywhere, ["template-job-rule", "target-job-rule"]);
  });

  it("is exactly the panels whose rates keep their window, and those without an instance", () => {
    const asked = (holds: (expr: string) => boolean) =>
      dashboards()
        .flatMap(panelsOf)
        .filter(({ targets }) => targets!.some(({ expr }) => holds(expr)))
        .map(({ title }) => title);
    assert.deepEqual(
      excluded("target-rate-interval-rule"),
      asked((expr) => /\brate\([^[]*\[\d/.test(expr)),
    );
    assert.deepEqual(
      excluded("target-instance-rule"),
      asked((expr) => !expr.includes("$instance")),
    );
  });

  it("names no rule that the catalog's dashboards keep everywhere", () => {
    const withoutSlos = { ...shop, dashboards: [{ ...shop.dashboards[0]!, rows: [] }] };
    assert.equal(lintConfig(withoutSlos).object.exclusions["target-rate-interval-rule"], undefined);
  });
});
