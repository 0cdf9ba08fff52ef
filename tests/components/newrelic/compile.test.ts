import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compoundProblems, conditionProblems } from "../../../components/newrelic/grammar/condition.ts";
import { parseConditionNrql, parseNrql } from "../../../components/newrelic/grammar/nrql.ts";
import { check, compile } from "../../../components/newrelic/compile.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { dev, prod } from "../alertmanager/fixture.ts";
import { assertAlertsSaidOrLost, assertOthersSaidOrLost } from "../vendors/said-or-lost.ts";

const output = compile(stratoai, prod);

const { conditions, compounds, synthetics: monitors } = output.objects;
const policies = new Set(Object.keys(output.objects.policies));

/** The queries of a widget; its configuration is as open as New Relic's API has it. */
const queriesOf = ({ nrqlQueries = [] }: Readonly<Record<string, unknown>>) =>
  nrqlQueries as readonly { readonly query: string }[];

describe("StratoAI on New Relic", () => {
  it("is taken by its own check, which names what it would refuse", () => {
    assert.deepEqual(check(output.objects), []);
    const broken = { ...conditions.CircuitBreakerOpen!, nrql: { query: "SELECT FROM" } };
    const refused = check({ ...output.objects, conditions: { ...conditions, CircuitBreakerOpen: broken } });
    assert.deepEqual(
      [...new Set(refused.map(({ item, query }) => `${item}: ${query}`))],
      ["alert CircuitBreakerOpen: SELECT FROM"],
    );
  });

  it("says of everything by a text or a tag which item of the catalog it comes from, or that it is our own", () => {
    assert.match(conditions["HighErrorRate/1"]?.description ?? "", /\ncatalog: alert HighErrorRate$/);
    assert.match(conditions["ApiAvailabilityErrorBudgetBurn/1"]?.description ?? "", /\ncatalog: slo api-availability$/);
    assert.match(
      output.objects.serviceLevels["api-availability"]?.description ?? "",
      /\n\ncatalog: slo api-availability$/,
    );
    assert.match(output.objects.dashboards.slo?.description ?? "", /\n\ncatalog: dashboard slo$/);
    assert.deepEqual(monitors["StratoAI API Health"]?.tags.find(({ key }) => key === "catalog")?.values, [
      "uptime_check_StratoAI_API_Health",
    ]);
    const tagged = (value: string) => [{ key: "catalog", values: [value] }];
    assert.deepEqual(compounds.ApiAvailabilityErrorBudgetBurn?.tags, tagged("slo_api-availability"));
    assert.deepEqual(output.objects.policies["critical-alerts"]?.tags, tagged("receiver_critical-alerts"));
    assert.deepEqual(output.objects.policies.parts?.tags, tagged("backend_newrelic"));
  });

  it("has conditions that the grammar takes, every one", () => {
    for (const [key, condition] of Object.entries(conditions)) {
      assert.deepEqual(conditionProblems(condition, policies), [], `${key}: ${condition.nrql.query}`);
    }
    const keys = new Set(Object.keys(conditions));
    for (const [key, compound] of Object.entries(compounds)) {
      assert.deepEqual(compoundProblems(compound, policies, keys), [], key);
    }
  });

  it("would not have them taken with any bracket or quote gone", () => {
    for (const { nrql } of Object.values(conditions)) {
      for (const { index } of nrql.query.matchAll(/[()']/g)) {
        const broken = nrql.query.slice(0, index) + nrql.query.slice(index + 1);
        assert.throws(() => parseConditionNrql(broken), { name: "GrammarError" }, broken);
      }
    }
  });

  it("has dashboards whose queries the grammar takes, with widgets sorted by row and column and within 12 columns", () => {
    for (const { pages } of Object.values(output.objects.dashboards)) {
      const widgets = pages.flatMap((page) => page.widgets);
      const places = widgets.map(({ layout }) => layout.row * 100 + layout.column);
      assert.deepEqual(
        places,
        [...new Set(places)].sort((a, b) => a - b),
      );
      for (const { layout, rawConfiguration } of widgets) {
        assert.ok(layout.column >= 1 && layout.column + layout.width <= 13);
        for (const { query } of queriesOf(rawConfiguration)) assert.doesNotThrow(() => parseNrql(query), query);
      }
    }
  });

  it("has a condition or a degradation for each alert, and says what stands in", () => {
    assertAlertsSaidOrLost(output);
  });

  it("has a query or a degradation for each panel, SLO and uptime check", () => {
    assertOthersSaidOrLost(output);
  });

  it("cannot say these alerts, and only these", () => {
    const said = new Set([...Object.keys(conditions), ...Object.keys(compounds)].map((key) => key.split(/[-/:]/)[0]));
    const missing = allAlerts(stratoai).filter(({ name }) => !said.has(name));
    assert.deepEqual(
      missing.map(({ name }) => name),
      [
        "DatabaseConnectionsForecast",
        "HealthDegraded",
        "Watchdog",
        "AlertmanagerUnreachable",
        "NotificationsFailing",
        "ConfigReloadFailed",
        "RuleEvaluationFailing",
      ],
    );
  });

  it("puts pages and tickets into the policies of whom the routes notify, and parts of compounds where nobody is notified", () => {
    assert.deepEqual([...policies], ["critical-alerts", "parts", "warning-alerts"]);
    assert.equal(conditions.CircuitBreakerOpen?.policy, "critical-alerts");
    assert.equal(compounds.HighErrorRate?.policy, "critical-alerts");
    assert.equal(compounds.ApiAvailabilityErrorBudgetBurn?.policy, "critical-alerts");
    assert.equal(conditions["ApiAvailabilityErrorBudgetBurn/1"]?.policy, "parts");
    const quiet = compile(stratoai, dev).objects.conditions;
    assert.equal(quiet.CircuitBreakerOpen?.policy, "warning-alerts");
  });

  it("burns by the same thresholds as everywhere, over the windows that New Relic has", () => {
    const of = (key: string) => {
      const { critical, warning, aggregationWindow } = conditions[key] ?? {};
      return [aggregationWindow, (critical ?? warning)?.threshold];
    };
    const page = [1, 2, 3, 4, 5, 6].map((place) => of(`ApiAvailabilityErrorBudgetBurn/${place}`));
    assert.deepEqual(page, [
      [3600, 0.0144],
      [300, 0.0144],
      [3600, 10],
      [21_600, 0.006],
      [1800, 0.006],
      [21_600, 10],
    ]);
    assert.equal(compounds.ApiAvailabilityErrorBudgetBurn?.triggerExpression, "(A AND B AND C) OR (D AND E AND F)");
    const ticket = output.degradations.filter(({ item }) => item === "alert ApiAvailabilityErrorBudgetBurnSlow");
    assert.match(JSON.stringify(ticket), /a look back over 1d.*the last 6h against the same threshold, > 0.003/);
    assert.match(JSON.stringify(ticket), /a window of 72 h/);
  });

  it("has service levels over 28 days, and says that they are not 30", () => {
    const levels = output.objects.serviceLevels;
    assert.deepEqual(levels["api-availability"]?.objective, {
      target: 99.9,
      timeWindow: { rolling: { count: 28, unit: "DAY" } },
    });
    assert.equal(levels["api-latency"]?.events.goodEvents?.select.attribute, "http_request_duration_seconds_bucket");
    assert.match(JSON.stringify(output.degradations), /a period of 30d: service levels have 1, 7, 28 days/);
  });

  it("checks from outside at New Relic's periods, notifies of failures, and says what a simple monitor lacks", () => {
    const check = monitors["StratoAI API Auth"];
    assert.equal(check?.period, "EVERY_5_MINUTES");
    assert.deepEqual(check.customHeaders, [{ name: "Authorization", value: "Bearer ${secret:uptimeToken}" }]);
    assert.equal(conditions["UptimeCheckFailing: StratoAI API Auth"]?.policy, "critical-alerts");
    assert.equal(monitors["Certificate of api.example.com"]?.certificateExpiration, 14);
    assert.deepEqual(
      output.degradations.flatMap(({ item, lost }) =>
        item === "uptime check Certificate of api.example.com" ? [lost] : [],
      ),
      ["the certificates above the host's own: New Relic counts the days that this one has left"],
    );
    const lost = output.degradations.filter(({ item }) => item === "uptime check StratoAI API Auth");
    assert.match(JSON.stringify(lost), /a timeout of 30s.*the expected status 200/);
  });

  it("takes the next shorter period where it has not the interval, and says so", () => {
    const checks = stratoai.uptimeChecks.map((check) => ({ ...check, interval: "420s" as const }));
    const other = compile({ ...stratoai, uptimeChecks: checks }, prod);
    assert.equal(other.objects.synthetics["StratoAI API Health"]?.period, "EVERY_5_MINUTES");
    assert.match(JSON.stringify(other.degradations), /an interval of 420s.*EVERY_5_MINUTES/);
  });

  it("gives every external thing a name with product and stack, and none twice", () => {
    const named = [...Object.values(conditions), ...Object.values(compounds), ...Object.values(monitors)];
    for (const { name } of named) assert.match(name, /^\[stratoai prod\] /);
    assert.equal(new Set(named.map(({ name }) => name)).size, named.length);
  });

  it("gives the same bytes every time", () => {
    assert.deepEqual(compile(stratoai, prod), output);
  });
});

describe("What New Relic's notifications lose", () => {
  const about = (item: string, options: Parameters<typeof compile>[2] = {}) =>
    compile(stratoai, prod, options)
      .degradations.filter((degradation) => degradation.item === item)
      .map(({ lost, fallback }) => [lost, fallback]);

  it("is a webhook whose setting has no value", () => {
    assert.deepEqual(about("receiver web.hook"), [["the webhook is not notified: webhookUrl is not set", "e-mail"]]);
    assert.deepEqual(about("receiver web.hook", { webhooks: { webhookUrl: true } }), []);
  });

  it("is the text of each receiver that is in use", () => {
    assert.deepEqual(about("notifications: texts"), [
      [
        "title, layout, colour and icon by severity of the messages of PagerDuty, e-mail, Slack",
        "the condition's description, the same for each, in the vendor's own layout",
      ],
    ]);
  });

  it("is no part of a description: one that is too long breaks a limit of its own name", () => {
    const [first, ...others] = stratoai.alerts;
    const alerts = [{ ...first!, summary: "x".repeat(5000) }, ...others];
    const { breaches } = compile({ ...stratoai, alerts }, prod);
    assert.equal(breaches[0]?.expected, 4000);
    assert.ok(breaches[0].limit.startsWith(`characters of condition ${first!.name}`));
    assert.deepEqual(output.breaches, []);
  });
});
