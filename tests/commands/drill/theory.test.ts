import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { theory } from "../../../commands/drill/theory.ts";
import { accelerate } from "../../../model/accelerate.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { allAlerts } from "../../../model/catalog.ts";

function of(name: string, history: number, catalog: Catalog = stratoai, speed = 1) {
  const alert = allAlerts(catalog).find((candidate) => candidate.name === name);
  assert.ok(alert, name);
  return theory(alert, catalog, history, speed);
}

const near = (found: number, expected: number) => {
  assert.ok(Math.abs(found - expected) < 1, `${found} is about ${expected}`);
};

describe("what theory allows a drill", () => {
  it("is 52 s of errors, a scrape, an evaluation and the group's wait for a total outage after an hour of health", () => {
    const { best, worst } = of("ApiAvailabilityErrorBudgetBurn", 3600);
    near(best, 52 + 10);
    near(worst, 52 + 10 + 30 + 15);
  });

  it("is less on a stack that has only five minutes of history", () => {
    near(of("ApiAvailabilityErrorBudgetBurn", 300).worst, 59);
  });

  it("adds an alert's for, and an evaluation to notice that it has passed", () => {
    const { best, worst } = of("CircuitBreakerOpen", 3600);
    near(best, 60 + 10);
    near(worst, 60 + 10 + 30 + 15 + 15);
  });

  it("waits for the window of an absence", () => {
    near(of("ApiAvailabilitySliAbsent", 3600).best, 600 + 60 + 30);
  });

  it("counts a probe a minute as the scrape of an uptime check", () => {
    const { best, worst } = of("UptimeCheckFailing", 3600);
    near(worst - best, 60 + 15 + 15);
  });

  it("shrinks with a stack whose time runs faster", () => {
    const fast = of("HighMemoryUsage", 3600, accelerate(stratoai, 30), 30);
    const real = of("HighMemoryUsage", 3600);
    near(fast.worst * 30, real.worst);
  });
});
