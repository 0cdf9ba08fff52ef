import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { describe as describeMistakes, validate } from "../../../model/validate/index.ts";
import { checks } from "../../../model/validate/checks/index.ts";
import { highErrorRate, limits, shop, withAlert } from "../fixture.ts";

describe("Validation", () => {
  it("finds nothing wrong with a catalog without mistakes", () => {
    assert.deepEqual(validate(shop, limits), []);
    assert.equal(describeMistakes([]), "The catalog has no mistakes.");
  });

  it("finds nothing wrong with StratoAI's catalog", () => {
    assert.equal(describeMistakes(validate(stratoai, { metricRetention: "31d" })), "The catalog has no mistakes.");
  });

  it("tells several mistakes in one message, in the order of their places", () => {
    const catalog = {
      ...withAlert({ service: "shpo", for: "1.5h", dashboard: { uid: "shop", panel: "Erors" } }),
      uptimeChecks: [{ ...shop.uptimeChecks[0]!, timeout: "60s" as const }],
    };
    assert.equal(
      describeMistakes(validate(catalog, { ...limits, metricRetention: "14d" })),
      [
        "The catalog has 6 mistakes:",
        '- alerts.HighErrorRate.dashboard.panel: found "Erors"; did you mean `Errors`?',
        '- alerts.HighErrorRate.for: found "1.5h"; allowed: one whole number and one of ms, s, m, h, d, such as 90m',
        '- alerts.HighErrorRate.service: found "shpo"; did you mean `shop`?',
        "- slos.shop-availability.period: found 30d; allowed: above 0s and at most 14d, as long as metrics are kept",
        "- slos.shop-latency.period: found 30d; allowed: above 0s and at most 14d, as long as metrics are kept",
        '- uptimeChecks."Shop health".timeout: found 60s; allowed: less than the interval, 60s',
      ].join("\n"),
    );
  });

  it("tells each mistake once", () => {
    const mistake = { path: "a", found: "b", allowed: "c" };
    assert.equal(describeMistakes([mistake, { ...mistake }]), "The catalog has one mistake:\n- a: found b; allowed: c");
  });

  it("leaves no check out", () => {
    const files = readdirSync(new URL("../../../model/validate/checks/", import.meta.url));
    assert.equal(checks.length, files.length - 1);
  });

  it("shows of many names those most like the one that was found", () => {
    const services = Array.from({ length: 40 }, (_, index) => ({ ...shop.services[0]!, name: `service-${index}` }));
    const catalog = {
      ...shop,
      services: [...shop.services, ...services],
      alerts: [{ ...highErrorRate, service: "shoq" }],
    };
    const [mistake] = validate(catalog, limits).filter(({ path }) => path === "alerts.HighErrorRate.service");
    assert.match(mistake?.allowed ?? "", /^shop, .* and 29 more$/);
  });
});
