import assert from "node:assert/strict";
import fc from "fast-check";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Alert, Condition } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Panel } from "../../model/dashboard.ts";
import type { Unit } from "../../model/metric.ts";
import { artifacts } from "../../plan/make-plan.ts";
import { config, plan, withGrafana } from "./support.ts";

const tiers: readonly (readonly [name: string, config: Readonly<Record<string, unknown>>])[] = [
  ["local", { tier: "local", dashboards: "grafana" }],
  ["local, faster", { tier: "local", speed: 7 }],
  ["economy", { tier: "economy" }],
  ["Datadog", { tier: "simplified", vendor: "datadog" }],
  ["New Relic", { tier: "simplified", vendor: "newrelic" }],
  ["complete", { tier: "complete", uptime: "blackbox" }],
];

/** What has no finite decimal, or is no number of ours: by the file and the text around it. */
const allowed: readonly (readonly [why: string, file: RegExp, around: RegExp])[] = [
  [
    "30 days at seven times the speed have no finite decimal",
    /^prometheus\/rules\/slo-.*\.yml$/,
    /slo:time_period:days expr: 'vector\(4\.285714282407\)'/,
  ],
];

/** More significant digits than anybody has stated: what is left over when binary fractions are computed with. */
const mostDigits = 12;

function noise(path: string, text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.+-])-?(\d+\.\d+)(?:e[+-]?\d+)?(?![\w.])/gi)].flatMap(
    ({ 0: number, 1: digits = "", index }) => {
      const significant = digits.replace(".", "").replace(/^0+/, "");
      const around = text.slice(Math.max(0, index - 80), index + number.length + 10).replaceAll(/\s+/g, " ");
      const known = allowed.some(([, file, where]) => file.test(path) && where.test(around));
      return significant.length <= mostDigits || known ? [] : [`${path}: ${around}`];
    },
  );
}

/** A number that somebody may state: up to five digits, anywhere around the point. */
const stated = (most: number) =>
  fc
    .integer({ min: 1, max: 99_999 })
    .map((digits) => Number((digits / 99_999 < 1 ? digits * (most / 100_000) : most).toPrecision(4)));

const objectives = ["99.9", "99.95", "99.99", "99.5", "97.3", "98.7", "95"] as const;

interface Drawn {
  readonly objectives: readonly (typeof objectives)[number][];
  readonly alert: number;
  readonly certificate: number;
  readonly steps: readonly [number, number];
  readonly unit: Unit;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  objectives: fc.array(fc.constantFrom(...objectives), { minLength: 2, maxLength: 2 }),
  alert: stated(1),
  certificate: stated(3_000_000),
  steps: fc
    .tuple(stated(1), stated(1))
    .map(([a, b]) => [a, a + b + 0.1] as const)
    .map(([a, b]) => [a, Number(b.toPrecision(5))] as const),
  unit: fc.constantFrom<Unit>("none", "ratio", "seconds", "bytes", "timestamp", "usd"),
});

const withThreshold = (condition: Condition, value: number): Condition =>
  condition.kind === "threshold" ? { ...condition, value } : condition;

/** The catalog with other numbers. */
function changed({ objectives: wanted, alert, certificate, steps, unit }: Drawn): Catalog {
  const thresholds: Readonly<Record<string, number>> = {
    HighErrorRate: alert,
    HighResponseTime: alert,
    CertificateExpiringSoon: certificate,
  };
  const alerts = stratoai.alerts.map((one): Alert => {
    const value = thresholds[one.name];
    return value === undefined ? one : { ...one, condition: withThreshold(one.condition, value) };
  });
  const dashboards = stratoai.dashboards.map((dashboard) => ({
    ...dashboard,
    rows: dashboard.rows.map((row) => ({
      ...row,
      panels: row.panels.map((panel) => {
        if (panel.kind === "slo" || panel.title !== "Error Rate") return panel;
        return { ...panel, unit, thresholds: { steps } } satisfies Panel;
      }),
    })),
  }));
  const slos = stratoai.slos.map((slo, index) => ({ ...slo, objective: wanted[index] ?? slo.objective }));
  return { ...stratoai, alerts, dashboards, slos };
}

describe("Numbers", () => {
  for (const [name, entries] of tiers) {
    it(`of rendered files are those that somebody has stated, or exact: ${name}`, async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(drawn, async (numbers) => {
          const made = await plan(config(entries), { catalog: changed(numbers), machine: withGrafana });
          assert.deepEqual(
            (await artifacts(made)).flatMap(({ path, content }) => noise(path, content)),
            [],
          );
        }),
        { numRuns: Math.min(6, Number(process.env.FUZZ_RUNS ?? 6)) },
      );
    });
  }
});
