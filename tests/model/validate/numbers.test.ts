import assert from "node:assert/strict";
import { when } from "../../../model/alert.ts";
import { arithmetic, value } from "../../../model/query.ts";
import { availability, duration, errorPanel, highErrorRate, memory, shop } from "../fixture.ts";
import { told } from "./told.ts";

describe("Every number of a catalog", () => {
  it("is a number", () => {
    const { condition } = highErrorRate;
    const alerts = [{ ...highErrorRate, condition: { ...condition, value: Number("5%") } as typeof condition }];
    assert.deepEqual(told({ ...shop, alerts }), [
      "alerts.HighErrorRate.condition.value: found NaN; allowed: a finite number",
    ]);
  });

  it("has neighbours", () => {
    const alerts = [{ ...highErrorRate, condition: when(value(memory), ">", 1e300) }];
    assert.deepEqual(told({ ...shop, alerts }), [
      "alerts.HighErrorRate.condition.value: found 1e+300; allowed: 9007199254740991 at most, up to which numbers are exact",
    ]);
  });

  it("is finite, wherever it stands", () => {
    const query = arithmetic(value(memory), "/", Infinity);
    const alerts = [{ ...highErrorRate, condition: when(query, ">", 1) }];
    const slos = [{ ...availability, minimumBadEvents: -Infinity }];
    const metrics = [{ ...duration, buckets: [1, Number.NaN] }];
    const rows = [{ title: "Row", panels: [{ ...errorPanel, thresholds: { steps: [Number.NaN, 1] as const } }] }];
    const dashboards = [{ ...shop.dashboards[0]!, rows }];
    assert.deepEqual(told({ ...shop, metrics, slos, alerts, dashboards }), [
      "alerts.HighErrorRate.condition.query.right: found Infinity; allowed: a finite number",
      "dashboards.shop.rows.Row.panels.Errors.thresholds.steps[0]: found NaN; allowed: a finite number",
      "metrics.shop_duration_seconds.buckets[1]: found NaN; allowed: a finite number",
      "slos.shop-availability.minimumBadEvents: found -Infinity; allowed: a finite number",
    ]);
  });
});
