import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { describe as describeIssues, validate } from "../../../model/validate/index.ts";
import { checks, textChecks } from "../../../model/validate/checks/index.ts";
import { highErrorRate, limits, shop, withAlert } from "../fixture.ts";

describe("Validation", () => {
  it("finds nothing wrong with a catalog without issues", () => {
    assert.deepEqual(validate(shop, limits), []);
    assert.equal(describeIssues([]), "The catalog has no issues.");
  });

  it("finds nothing wrong with StratoAI's catalog", () => {
    assert.equal(describeIssues(validate(stratoai, { metricRetention: "31d" })), "The catalog has no issues.");
  });

  it("reports several issues in one message, in the order of their places", () => {
    const catalog = {
      ...withAlert({ service: "shpo", for: "1.5h", dashboard: { uid: "shop", panel: "Erors" } }),
      uptimeChecks: [{ ...shop.uptimeChecks[0]!, timeout: "60s" as const }],
    };
    assert.equal(
      describeIssues(validate(catalog, { ...limits, metricRetention: "14d" })),
      [
        "The catalog has 6 issues:",
        '- alerts.HighErrorRate.dashboard.panel: got "Erors"; did you mean `Errors`?',
        '- alerts.HighErrorRate.for: got "1.5h"; expected one whole number and one of ms, s, m, h, d, such as 90m',
        '- alerts.HighErrorRate.service: got "shpo"; did you mean `shop`?',
        "- slos.shop-availability.period: got 30d; expected above 0s and at most 14d, as long as metrics are kept",
        "- slos.shop-latency.period: got 30d; expected above 0s and at most 14d, as long as metrics are kept",
        '- uptimeChecks."Shop health".timeout: got 60s; expected less than the interval, 60s',
      ].join("\n"),
    );
  });

  it("reports each issue once", () => {
    const issue = { path: "a", got: "b", expected: "c" };
    assert.equal(describeIssues([issue, { ...issue }]), "The catalog has one issue:\n- a: got b; expected c");
  });

  it("leaves no check out", () => {
    const files = readdirSync(new URL("../../../model/validate/checks/", import.meta.url));
    assert.equal([...checks, ...textChecks].length, files.length - 1);
  });

  it("shows of many names those most like the one that was found", () => {
    const services = Array.from({ length: 40 }, (_, index) => ({ ...shop.services[0]!, name: `service-${index}` }));
    const catalog = {
      ...shop,
      services: [...shop.services, ...services],
      alerts: [{ ...highErrorRate, service: "shoq" }],
    };
    const [issue] = validate(catalog, limits).filter(({ path }) => path === "alerts.HighErrorRate.service");
    assert.match(issue?.expected ?? "", /^shop, .* and 29 more$/);
  });
});
