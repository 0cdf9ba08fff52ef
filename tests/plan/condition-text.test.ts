import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Alert } from "../../model/alert.ts";
import type { Duration } from "../../model/duration.ts";
import { planText } from "../../plan/report/text.ts";
import { config, plan } from "./support.ts";

/** The plan with one alert changed. */
async function planned(change: (alert: Alert) => Alert = (alert) => alert) {
  const alerts = stratoai.alerts.map((alert) => (alert.name === "HighErrorRate" ? change(alert) : alert));
  return (await plan(config({ tier: "complete" }), { stack: "prod", catalog: { ...stratoai, alerts } })).plan;
}

const line = (made: Awaited<ReturnType<typeof planned>>, name = "HighErrorRate") =>
  planText(made)
    .split("\n")
    .find((each) => each.startsWith(`  ${name} `))
    ?.replaceAll(/ +/g, " ");

describe("The plan of an alert", () => {
  it("shows its threshold, its time and its severity, and so each change of one", async () => {
    assert.equal(line(await planned()), " HighErrorRate critical api backend for 5m > 5 % and >= 10");
    const threshold = await planned(({ condition, ...alert }) => {
      assert.ok(condition.kind === "all");
      const [share, ...guards] = condition.of;
      assert.ok(share?.kind === "threshold");
      return { ...alert, condition: { ...condition, of: [{ ...share, value: 0.03 }, ...guards] } };
    });
    assert.equal(line(threshold), " HighErrorRate critical api backend for 5m > 3 % and >= 10");
    assert.deepEqual(threshold.alerts.find(({ name }) => name === "HighErrorRate")?.thresholds, [
      { op: ">", value: "0.03", unit: "ratio" },
      { op: ">=", value: "10", unit: "number" },
    ]);
    const later: Duration = "7m";
    assert.equal(
      line(await planned((alert) => ({ ...alert, for: later }))),
      " HighErrorRate critical api backend for 7m > 5 % and >= 10",
    );
    assert.equal(
      line(await planned((alert) => ({ ...alert, severity: "warning" }))),
      " HighErrorRate warning api backend for 5m > 5 % and >= 10",
    );
  });

  it("shows bytes, times, absences, lines of a log and several conditions in their units", async () => {
    const made = await planned();
    const condition = (name: string) => made.alerts.find((alert) => alert.name === name)?.condition;
    assert.deepEqual(
      [
        "HighMemoryUsage",
        "CertificateExpiringSoon",
        "TargetMissing",
        "ErrorLogBurst",
        "AlertmanagerUnreachable",
        "Watchdog",
      ].map(condition),
      [
        "> 512 MiB",
        "< 14 days",
        "no sample for 5 minutes",
        "> 100 lines within 5 minutes",
        "< 1 or > 10 % and >= 3",
        "always",
      ],
    );
    assert.equal(condition("ApiAvailabilityErrorBudgetBurn"), "> 1.44 % and >= 10 or > 0.6 % and >= 10");
  });
});
