import assert from "node:assert/strict";
import type { Alert } from "../../../../model/alert.ts";
import { when } from "../../../../model/alert.ts";
import { quantile } from "../../../../model/query.ts";
import { availability, duration, highErrorRate, highMemory, paymentErrors, shop, withLogAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

/** The catalog whose runbook of that name states its condition so. */
const stating = (sentence: string, name = highErrorRate.name, catalog = shop) => ({
  ...catalog,
  runbooks: new Map(
    [...catalog.runbooks].map(([each, text]) => [
      each,
      each === name ? text.replace(/(# What it means\n+)/, `$1${sentence}\n\n`) : text,
    ]),
  ),
});

const withThreshold = (value: number) => {
  const { condition } = highErrorRate;
  assert.ok(condition.kind === "all");
  const [share, ...guards] = condition.of;
  assert.ok(share?.kind === "threshold");
  const changed = { ...condition, of: [{ ...share, value }, ...guards] };
  return {
    ...shop,
    alerts: shop.alerts.map((each) => (each === highErrorRate ? { ...each, condition: changed } : each)),
  };
};

describe("A number typed by hand into an alert's text", () => {
  it("is refused once the alert's own is another, with the words, both numbers and the placeholder", () => {
    const sentence = "More than 5 % of all requests have failed for five minutes.";
    assert.deepEqual(issuesOf(stating(sentence)), []);
    assert.deepEqual(issuesOf(stating(sentence, highErrorRate.name, withThreshold(0.03))), [
      'runbooks.HighErrorRate: got "More than 5 %", where the alert has 3 %; did you mean `{{threshold}}`?',
    ]);
    assert.deepEqual(issuesOf(stating(sentence.replace("five", "ten"))), [
      'runbooks.HighErrorRate: got "for ten minutes", where the alert has 5 minutes; did you mean `{{for}}`?',
    ]);
  });

  it("is refused in summaries and descriptions alike", () => {
    const alerts = shop.alerts.map((each) =>
      each === highErrorRate
        ? {
            ...each,
            summary: "Over 7 percent fail",
            description: "{value} above 10 per cent, in the last hour, for 2m",
          }
        : each,
    );
    assert.deepEqual(issuesOf({ ...shop, alerts }), [
      'alerts.HighErrorRate.description: got "above 10 per cent", where the alert has 5 %; did you mean `{{threshold}}`?',
      'alerts.HighErrorRate.description: got "for 2m", where the alert has 5 minutes; did you mean `{{for}}`?',
    ]);
  });

  it("is refused of bytes, lines, percentiles, objectives and burn factors", () => {
    assert.deepEqual(issuesOf(stating("It has used more than 1 GB.", highMemory.name)), [
      'runbooks.HighMemory: got "more than 1 GB", where the alert has 512 MiB; did you mean `{{threshold}}`?',
    ]);
    assert.deepEqual(issuesOf(stating("More than 50 lines within 5 minutes.", paymentErrors.name, withLogAlert())), [
      'runbooks.PaymentErrors: got "More than 50 lines", where the alert has 5; did you mean `{{threshold}}`?',
      'runbooks.PaymentErrors: got "within 5 minutes", where the alert has 10 minutes; did you mean `{{window}}`?',
    ]);
    const slow: Alert = {
      ...highErrorRate,
      severity: "warning",
      condition: when(quantile(0.95, duration, "5m", ["service"]), ">", 1),
      unit: "seconds",
    };
    const catalog = { ...shop, alerts: shop.alerts.map((each) => (each === highErrorRate ? slow : each)) };
    assert.deepEqual(issuesOf(stating("The 99th percentile is above 1 second.", slow.name, catalog)), [
      'runbooks.HighErrorRate: got "99th percentile", where the alert has 95th; did you mean `{{quantile}}`?',
    ]);
    const burn = "ShopAvailabilityErrorBudgetBurn";
    assert.equal(availability.objective, "99.9");
    assert.deepEqual(issuesOf(stating("It burns. Of the objective of 99.5 %, spent 10 times too fast.", burn)), [
      'runbooks.ShopAvailabilityErrorBudgetBurn: got "10 times too", where the alert has 14.4; did you mean `{{burn.1.factor}}`?',
      'runbooks.ShopAvailabilityErrorBudgetBurn: got "objective of 99.5 %", where the alert has 99.9 %; did you mean `{{objective}}`?',
    ]);
  });

  it("is let stand where it states nothing of the alert's condition", () => {
    for (const honest of [
      // Another direction, another unit, a number alone, code, a version, a date, a port.
      "Requests fail; usually below 1 % do.",
      "Requests fail, more than 300 of them, above 2 GB or more than 20 euros.",
      "Requests to `/v1?for=10 minutes` fail, on port 9093, since version 2.45, more than 3 of 5 pods.",
      // What is not the first sentence.
      "Requests fail. The provider retries for three days, and more than 50 % come back within an hour.",
      // Times that nothing says to be the condition's.
      "Requests fail every 30 seconds, 10 minutes after a deploy, at 99.9 % of the load.",
      "A third of the 120 requests a minute fail.",
    ]) {
      assert.deepEqual(issuesOf(stating(honest)), [], honest);
    }
    assert.deepEqual(
      issuesOf(stating("A process uses much memory; usually it has less than 300 MiB.", highMemory.name)),
      [],
    );
    assert.deepEqual(issuesOf(stating("It has logged at least six lines.", paymentErrors.name, withLogAlert())), []);
  });

  it("is let stand below other headings, where people write what they know", () => {
    const more = "\n\n## When to escalate\n\nIf more than 50 % have failed for 30 minutes.\n";
    const runbooks = new Map([...shop.runbooks].map(([name, text]) => [name, text + more]));
    assert.deepEqual(issuesOf({ ...shop, runbooks }), []);
  });
});
