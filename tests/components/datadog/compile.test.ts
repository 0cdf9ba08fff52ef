import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { parseGraphQuery, parseMonitorQuery } from "../../../components/datadog/grammar/monitor-query.ts";
import { monitorProblems } from "../../../components/datadog/grammar/monitor.ts";
import { check, compile } from "../../../components/datadog/compile.ts";
import { compilePanel } from "../../../components/datadog/dashboard/widget.ts";
import type { SyntheticTest } from "../../../components/datadog/synthetics.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { value } from "../../../model/query.ts";
import { dev, prod } from "../alertmanager/fixture.ts";
import { assertAlertsSaidOrLost, assertOthersSaidOrLost } from "../vendors/said-or-lost.ts";
import { alertOn, anyCondition, catalogOf, context, queue } from "./fixture.ts";

const output = compile(stratoai, prod);

const lostOf = (item: string, { degradations }: typeof output) =>
  degradations.flatMap((degradation) => (degradation.item === item ? [degradation.lost] : []));
const { monitors, slos, synthetics: tests, dashboards } = output.objects;
const references = {
  monitors: new Set(Object.keys(monitors)),
  slos: new Map(Object.entries(slos).map(([name, { target_threshold }]) => [name, target_threshold])),
};

/** Queries of a dashboard's widgets, at any depth. */
function widgetQueries(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]: [string, unknown]) =>
    (key === "q" || key === "query") && typeof inner === "string" ? [inner] : widgetQueries(inner),
  );
}

describe("StratoAI on Datadog", () => {
  it("has monitors that the grammar takes, every one", () => {
    for (const [key, monitor] of Object.entries(monitors)) {
      assert.deepEqual(monitorProblems(monitor, references), [], `${key}: ${monitor.query}`);
    }
  });

  it("is taken by its own check, which names what it would refuse", () => {
    assert.deepEqual(check(output.objects), []);
    const broken = { ...monitors.HighErrorRate!, query: "sum(last_5m):" };
    const refused = check({ ...output.objects, monitors: { ...monitors, HighErrorRate: broken } });
    assert.deepEqual(
      refused.map(({ item, query }) => [item, query]),
      [["alert HighErrorRate", "sum(last_5m):"]],
    );
  });

  it("says of everything which item of the catalog it comes from", () => {
    assert.ok(monitors.HighErrorRate?.tags.includes("catalog:alert_HighErrorRate"));
    assert.ok(monitors.ApiAvailabilityErrorBudgetBurn?.tags.includes("catalog:slo_api-availability"));
    assert.ok(slos["api-availability"]?.tags.includes("catalog:slo_api-availability"));
    assert.ok(tests["StratoAI API Health"]?.tags.includes("catalog:uptime_check_StratoAI_API_Health"));
    assert.match(dashboards.slo?.description ?? "", /\n\ncatalog: dashboard slo$/);
    for (const { tags } of [...Object.values(monitors), ...Object.values(slos), ...Object.values(tests)]) {
      assert.equal(tags.filter((tag) => tag.startsWith("catalog:")).length, 1);
    }
  });

  it("has dashboards and SLOs whose queries the grammar takes, every one", () => {
    const queries = [
      ...Object.values(dashboards).flatMap(widgetQueries),
      ...Object.values(slos).flatMap(({ query }) => [query.numerator, query.denominator]),
    ];
    assert.ok(queries.length >= 50, `only ${queries.length} queries`);
    for (const query of queries) assert.doesNotThrow(() => parseGraphQuery(query), query);
  });

  it("would not have them taken with any bracket, brace or quote gone", () => {
    for (const { type, query } of Object.values(monitors)) {
      for (const { index } of query.matchAll(/[(){}'"]/g)) {
        if (query.slice(0, index).endsWith("$") || /\$\{[^}]*$/.test(query.slice(0, index))) continue;
        const broken = query.slice(0, index) + query.slice(index + 1);
        assert.throws(() => parseMonitorQuery(type, broken), { name: "GrammarError" }, broken);
      }
    }
  });

  it("has a monitor or a degradation for each alert, and says what stands in", () => {
    assertAlertsSaidOrLost(output);
  });

  it("has a query or a degradation for each panel, SLO and uptime check", () => {
    assertOthersSaidOrLost(output);
  });

  it("cannot say these alerts, and only these", () => {
    const said = new Set(
      Object.values(monitors).flatMap(({ tags }) => tags.filter((tag) => tag.startsWith("alertname:"))),
    );
    const missing = allAlerts(stratoai).filter(({ name }) => !said.has(`alertname:${name}`));
    assert.deepEqual(
      missing.map(({ name }) => name),
      [
        "DatabaseUnreachable",
        "DatabaseConnectionsForecast",
        "ServiceUnreachable",
        "UptimeCheckFailing",
        "HealthDegraded",
        "CertificateExpiringSoon",
        "Watchdog",
        "AlertmanagerUnreachable",
        "NotificationsFailing",
        "ConfigReloadFailed",
        "RuleEvaluationFailing",
      ],
    );
  });

  it("gives every external thing a name with product and stack", () => {
    const names = [...Object.values(monitors), ...Object.values(slos), ...Object.values(tests)].map(({ name }) => name);
    for (const name of [...names, ...Object.values(dashboards).map(({ title }) => title)])
      assert.match(name, /^\[stratoai prod\] /);
    assert.equal(new Set(names).size, names.length, "no name stands twice");
  });

  it("gives the same bytes every time, and other names on another stack", () => {
    assert.deepEqual(compile(stratoai, prod), output);
    assert.ok(
      Object.values(compile(stratoai, dev).objects.monitors).every(({ name }) => name.startsWith("[stratoai dev]")),
    );
  });

  it("checks from outside as the catalog says, with its secret as a variable of Datadog's own", () => {
    const check = tests["StratoAI API Auth"];
    assert.deepEqual(check?.config, {
      request: {
        method: "GET",
        url: "https://api.example.com/api/auth/profile",
        timeout: 30,
        headers: { Authorization: "Bearer {{ STRATOAI_PROD_UPTIME_TOKEN }}" },
      },
      assertions: [{ type: "statusCode", operator: "is", target: 200 }],
    });
    assert.equal(check.options.tick_every, 300);
    assert.match(check.message, /StratoAI API Auth has not got its expected answer[^]*@pagerduty-stratoai-prod/);
  });

  it("alarms only when two places fail, so that the failure of one of them is none", () => {
    const failing = (of: Record<string, SyntheticTest>) => of["StratoAI API Auth"]?.options.min_location_failed;
    assert.equal(failing(tests), 2);
  });

  it("says that it waits no longer than a minute for an answer", () => {
    const [check] = stratoai.uptimeChecks;
    assert.ok(check);
    const { degradations } = compile({ ...stratoai, uptimeChecks: [{ ...check, timeout: "90s" }] }, prod);
    assert.match(JSON.stringify(degradations), /a timeout of 90s.*60 s/);
  });

  it("says which dashboards do not open on the catalog's range", () => {
    const said = output.degradations.filter(({ item }) => item.startsWith("dashboard "));
    assert.deepEqual(
      said.map(({ item }) => item),
      stratoai.dashboards.filter(({ range }) => range !== "1h").map(({ uid }) => `dashboard ${uid}`),
    );
  });

  it("draws a line's thresholds, and colours a table by them", () => {
    const drawn = (kind: "timeseries" | "table", inverted: boolean) => {
      const panel = {
        title: "Queue",
        kind,
        description: "",
        queries: [{ query: value(queue), legend: "{name}" }],
        unit: "none",
        thresholds: { steps: [1, 5], inverted },
      } as const;
      return JSON.stringify(compilePanel(panel, context).definition);
    };
    assert.match(drawn("timeseries", false), /"y = 1","display_type":"warning dashed".*"y = 5","display_type":"error/);
    assert.match(drawn("timeseries", true), /"y = 1","display_type":"error dashed".*"y = 5","display_type":"warning/);
    assert.match(drawn("table", false), /"comparator":">=","value":5,"palette":"white_on_red"/);
  });

  it("checks the certificate for the days that the catalog's alert asks for", () => {
    assert.deepEqual(tests["Certificate of api.example.com"]?.config.assertions, [
      { type: "certificate", operator: "isInMoreThan", target: 14 },
    ]);
    assert.deepEqual(lostOf("uptime check Certificate of api.example.com", output), [
      "the certificates above the host's own: Datadog counts the days that this one has left",
    ]);
  });

  it("has nothing in place of the alert on certificates where the base URL has none, and says so", () => {
    const plain = compile(stratoai, { ...prod, baseUrl: "http://api.example.com" });
    assert.equal(plain.objects.synthetics["Certificate of api.example.com"], undefined);
    const [lost] = plain.degradations.filter(({ item }) => item === "alert CertificateExpiringSoon");
    assert.equal(lost?.fallback, "nothing");
  });

  it("checks nothing from inside, where Datadog has no place, and says so", () => {
    const name = "StratoAI API Detailed Health";
    assert.equal(tests[name], undefined);
    assert.ok(output.degradations.some(({ item, lost }) => item === `uptime check ${name}` && lost.includes("inside")));
  });

  it("says which message is longer than PagerDuty takes", () => {
    const [first, ...others] = stratoai.alerts.filter(({ severity }) => severity === "critical");
    const long = { ...first!, summary: "x".repeat(2000) };
    const { breaches } = compile({ ...stratoai, slos: [], alerts: [long, ...others] }, { ...prod, pages: true });
    const [breach] = breaches;
    assert.equal(breach?.limit, `characters of ${long.name}'s message that PagerDuty takes`);
    assert.equal(breach.expected, 1024);
    assert.ok(breach.got > 2000);
    assert.deepEqual(output.breaches, []);
  });

  it("says what each receiver loses that this stack uses, and no other", () => {
    const about = (item: string, options: Parameters<typeof compile>[2] = {}, of = stratoai) =>
      compile(of, prod, options)
        .degradations.filter((degradation) => degradation.item === item)
        .map(({ lost, fallback }) => [lost, fallback]);
    assert.deepEqual(about("receiver web.hook"), [["the webhook is not notified: webhookUrl is not set", "e-mail"]]);
    assert.deepEqual(about("receiver heartbeat"), [
      ["the webhook is not notified: heartbeatUrl is not set", "nothing: this receiver notifies nobody"],
    ]);
    assert.deepEqual(about("receiver web.hook", { webhooks: { webhookUrl: true } }), []);
    const texts = (options: Parameters<typeof compile>[2]) => String(about("notifications: texts", options)[0]?.[0]);
    assert.match(texts({}), /of the messages of PagerDuty, e-mail, Slack$/);
    assert.match(texts({ enabled: { discord: true } }), /of the messages of PagerDuty, e-mail, Slack, Discord$/);
  });

  it("has good events by all events as an SLO, over the nearest of Datadog's windows", () => {
    const [slo] = stratoai.slos;
    assert.ok(slo);
    const of = (period: "30d" | "28d") => compile({ ...stratoai, slos: [{ ...slo, period }] }, prod);
    assert.equal(slos["api-availability"]?.timeframe, "30d");
    assert.match(
      slos["api-availability"].query.numerator,
      /as_count\(\) - default_zero\(.*status:5\*.*as_count\(\)\)$/,
    );
    assert.match(JSON.stringify(of("28d").degradations), /a period of 28d: Datadog has 7d, 30d, 90d/);
  });

  it("notifies Discord, Teams and the webhook only where config switches them on", () => {
    const catalog = catalogOf(alertOn(anyCondition));
    const message = (options: Parameters<typeof compile>[2]) =>
      compile(catalog, prod, options).objects.monitors.QueueLong?.message ?? "";
    assert.doesNotMatch(message({}), /discord|teams/);
    assert.match(
      message({ enabled: { discord: true, teams: true } }),
      /@webhook-stratoai-prod-discord @teams-stratoai-prod/,
    );
  });

  it("watches our own monitoring where it runs beside Datadog", () => {
    const beside = compile(stratoai, prod, { unscraped: ["uptime"] });
    const said = Object.keys(beside.objects.monitors);
    assert.ok(said.includes("NotificationsFailing") && said.includes("RuleEvaluationFailing"));
  });
});
