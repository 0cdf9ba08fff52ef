import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { annotations } from "../../../components/prometheus/annotations.ts";
import { accelerate } from "../../../model/accelerate.ts";
import type { Alert, Condition } from "../../../model/alert.ts";
import type { Catalog } from "../../../model/catalog.ts";
import type { Duration } from "../../../model/duration.ts";
import { filled } from "../../../model/texts/filled.ts";
import { section } from "../../../model/texts/markdown.ts";
import { fill } from "../../../model/texts/placeholders.ts";
import { validate } from "../../../model/validate/index.ts";
import { prod } from "../../components/prometheus/fixture.ts";

const named = (name: string): Alert => {
  const alert = stratoai.alerts.find((each) => each.name === name);
  assert.ok(alert !== undefined, name);
  return alert;
};

/** The condition with another threshold; of one with a guard, beside it. */
function withValue(condition: Condition, value: number): Condition {
  if (condition.kind === "threshold") return { ...condition, value };
  if (condition.kind !== "all") return condition;
  const [share, ...guards] = condition.of;
  return share === undefined ? condition : { ...condition, of: [withValue(share, value), ...guards] };
}

const replacing = (alert: Alert): Catalog => ({
  ...stratoai,
  alerts: stratoai.alerts.map((each) => (each.name === alert.name ? alert : each)),
});

/** What the reader of the alert's message and runbook is told of its condition. */
function told(name: string, catalog: Catalog): string {
  const made = filled(catalog);
  const alert = made.alerts.find((each) => each.name === name);
  assert.ok(alert !== undefined);
  const { summary, description } = annotations(alert, made, prod);
  return [summary, description, section(made.runbooks.get(name) ?? "", "What it means")].join("\n");
}

const minutes = fc.integer({ min: 2, max: 59 });
const asMinutes = (count: number): Duration => `${count}m`;

/** Alerts by the unit of their threshold; how it is written there is worked out without the code under test. */
const kinds = [
  { name: "HighErrorRate", value: fc.integer({ min: 1, max: 99 }).map((n) => ({ of: n / 100, text: `${n} %` })) },
  { name: "DiskSpaceLow", value: fc.integer({ min: 1, max: 99 }).map((n) => ({ of: n / 100, text: `${n} %` })) },
  { name: "HighResponseTime", value: fc.integer({ min: 2, max: 9 }).map((n) => ({ of: n, text: `${n} seconds` })) },
  {
    name: "HighMemoryUsage",
    value: fc.integer({ min: 2, max: 999 }).map((n) => ({ of: n * 1024 * 1024, text: `${n} MiB` })),
  },
  {
    name: "CertificateExpiringSoon",
    value: fc.integer({ min: 2, max: 90 }).map((n) => ({ of: n * 86_400, text: `${n} days` })),
  },
] as const;

describe("Texts with numbers of the catalog", () => {
  for (const { name, value } of kinds) {
    it(`say of ${name} whichever threshold and time it has, in their units, and no other`, () => {
      const states = stratoai.runbooks.get(name)?.includes("{{for}}") === true;
      fc.assert(
        fc.property(value, minutes, (threshold, pending) => {
          const alert = named(name);
          const catalog = replacing({
            ...alert,
            condition: withValue(alert.condition, threshold.of),
            for: asMinutes(pending),
          });
          const text = told(name, catalog);
          const numbers = (pattern: RegExp) => new Set(text.match(pattern) ?? []);
          assert.ok(text.includes(threshold.text), `${threshold.text} in ${text}`);
          if (states) assert.ok(text.includes(`for ${pending} minutes`), text);
          // "300 MiB" is what a process usually has; windows keep their five minutes.
          const others = [...numbers(/\b\d+(?:\.\d+)? (?:%|seconds|MiB|GiB|minutes|days)/g)].filter(
            (each) => ![threshold.text, `${pending} minutes`, "300 MiB", "5 minutes"].includes(each),
          );
          assert.deepEqual(others, []);
          assert.deepEqual(validate(catalog, { metricRetention: "31d" }), []);
        }),
        { numRuns: 40 },
      );
    });
  }

  it("say of an SLO whichever objective it has, with its budget and burn windows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 951, max: 999 }), (tenths) => {
        const objective = String(tenths / 10);
        const slos = stratoai.slos.map((slo, at) => (at === 0 ? { ...slo, objective } : slo));
        const text = filled({ ...stratoai, slos }).runbooks.get("ApiAvailabilityErrorBudgetBurn") ?? "";
        assert.ok(text.includes(`promises that ${objective} %`), text);
        // 30 days of 1440 minutes; half of the budget's thousandths lasts half as long.
        const outage = Math.round((1000 - tenths) * 43.2 * 10) / 10;
        const [, number = "", unit = ""] = /a total outage spends it in ([\d.]+) (minute|hour|day)s?/.exec(text) ?? [];
        assert.ok(
          Math.abs(Number(number) * ({ minute: 1, hour: 60, day: 1440 }[unit] ?? 0) - outage) < 0.01,
          `${outage}: ${number} ${unit}`,
        );
        const slow = filled({ ...stratoai, slos }).runbooks.get("ApiAvailabilityErrorBudgetBurnSlow") ?? "";
        assert.ok(slow.includes(`budget of ${String((1000 - tenths) / 10)} %`), slow);
      }),
    );
  });

  it("say what holds where time runs faster", () => {
    const text = told("TargetDown", accelerate(stratoai, 4));
    assert.match(text, /has not answered its scrapes for 75 seconds/);
  });

  it("say in code what a query has there", () => {
    const runbook = filled(stratoai).runbooks.get("HighResponseTime") ?? "";
    assert.match(runbook, /histogram_quantile\(0\.95, .*\[5m\]/);
    assert.match(runbook, /The 95th percentile/);
  });

  it("leave nothing to fill in any text of the catalog", () => {
    const { alerts, logAlerts, runbooks } = filled(stratoai);
    const texts = [...alerts, ...logAlerts].flatMap(({ summary, description }) => [summary, description]);
    for (const text of [...texts, ...runbooks.values()]) assert.doesNotMatch(text, /\{\{/);
  });

  it("are left as they are where nothing is to fill, or where braces are another language's", () => {
    for (const text of ["plain", "{value} of {label.job}", "`{{.State}}` {{ $value }}"]) {
      assert.equal(fill(text, [{ name: "State", amounts: [] }]), text);
    }
  });
});
