import assert from "node:assert/strict";
import type { Rendered } from "./compiled.ts";
import { dashboards, panelOf, panelsOf } from "./compiled.ts";

function titled(title: string): Rendered {
  const found = dashboards().find((dashboard) => dashboard.title === title);
  assert.ok(found, title);
  return found;
}

const kinds = (dashboard: Rendered) => Object.fromEntries(panelsOf(dashboard).map(({ title, type }) => [title, type]));

describe("The dashboards that the product's people drew", () => {
  it("StratoAI Backend Monitoring: its six panels, tags, refresh, range and time zone", () => {
    const dashboard = titled("StratoAI Backend Monitoring");
    assert.deepEqual(kinds(dashboard), {
      "Request Rate": "timeseries",
      "Response Time": "timeseries",
      "Error Rate": "stat",
      "Circuit Breaker Status": "table",
      "Cache Hit Rate": "timeseries",
      "Database Performance": "timeseries",
    });
    assert.deepEqual(dashboard.tags, ["stratoai", "backend", "nodejs"]);
    assert.equal(dashboard.refresh, "30s");
    assert.equal(dashboard.timezone, "browser");
    assert.deepEqual(dashboard.time, { from: "now-1h", to: "now" });
  });

  it("StratoAI Business Metrics", () => {
    assert.deepEqual(kinds(titled("StratoAI Business Metrics")), {
      "Active Users": "stat",
      "Campaigns Created": "timeseries",
      "Email Delivery Rate": "stat",
      "Repository Analysis": "timeseries",
      "Revenue Metrics": "table",
    });
  });

  it("StratoAI Technical Performance", () => {
    const drawn = kinds(titled("StratoAI Technical Performance"));
    assert.equal(drawn["API Response Times"], "heatmap");
    assert.equal(drawn["Database Performance"], "timeseries");
    assert.equal(drawn["Cache Performance"], "timeseries");
    assert.equal(drawn["Circuit Breaker States"], "stat");
  });

  it("turn yellow at 1 % errors and red at 5 %", () => {
    assert.deepEqual(panelOf("Error Rate").fieldConfig?.defaults.thresholds.steps, [
      { color: "green", value: null },
      { color: "yellow", value: 0.01 },
      { color: "red", value: 0.05 },
    ]);
    assert.equal(panelOf("Error Rate").fieldConfig?.defaults.unit, "percentunit");
  });

  it("call their lines what the product's people call them", () => {
    const legends = (title: string) => panelOf(title).targets!.map(({ legendFormat }) => legendFormat);
    assert.deepEqual(legends("Request Rate"), ["{{method}} {{route}}"]);
    assert.deepEqual(legends("Response Time"), ["95th percentile", "50th percentile"]);
    assert.deepEqual(legends("Error Rate"), ["Error Rate"]);
    assert.deepEqual(legends("Cache Hit Rate"), ["{{cache_name}}"]);
    assert.deepEqual(legends("Database Performance"), ["Query Duration", "95th percentile"]);
  });
});
