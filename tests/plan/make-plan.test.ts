import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { when } from "../../model/alert.ts";
import { allAlerts, notifiedAlerts } from "../../model/catalog.ts";
import { raw } from "../../model/query.ts";
import { artifacts } from "../../plan/make-plan.ts";
import { rendered } from "../../plan/render.ts";
import { planText } from "../../plan/report/text.ts";
import { config, plan, validationError } from "./support.ts";

const stacks: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  local: {},
  economy: { tier: "economy" },
  complete: { tier: "complete" },
  "complete with Loki, Zipkin and UptimeRobot": {
    tier: "complete",
    logs: "loki",
    traces: "zipkin",
    uptime: "uptimerobot",
  },
  "complete with our own probes": { tier: "complete", uptime: "blackbox" },
  datadog: { tier: "simplified", vendor: "datadog" },
  newrelic: { tier: "simplified", vendor: "newrelic" },
  both: { tier: "simplified", vendor: "both" },
};

describe("a plan", () => {
  for (const [name, entries] of Object.entries(stacks)) {
    it(`of ${name} accounts for every alert, SLO, check and dashboard`, async () => {
      const { plan: made } = await plan(config(entries));
      // Other tiers evaluate no alert about log lines.
      const evaluated = entries.tier === "complete" ? notifiedAlerts(stratoai) : allAlerts(stratoai);
      assert.deepEqual(
        made.alerts.map((alert) => alert.name),
        evaluated.map((alert) => alert.name),
      );
      assert.equal(made.slos.length, stratoai.slos.length);
      assert.equal(made.uptimeChecks.length, stratoai.uptimeChecks.length);
      assert.equal(made.dashboards.length, stratoai.dashboards.length);
      const { items, degradations } = made;
      for (const alert of notifiedAlerts(stratoai)) {
        const asked = items.some((item) => item.kind === "alert" && (item.of ?? item.name) === alert.name);
        const degraded = degradations.some(({ item }) => item === `alert ${alert.name}`);
        assert.ok(asked || degraded, `${alert.name} is neither compiled nor a degradation`);
      }
      for (const check of made.uptimeChecks) {
        const asked = items.some((item) => item.kind === "uptime check" && item.name === check.name);
        const degraded = degradations.some(({ item }) => item === `uptime check ${check.name}`);
        assert.ok(asked || degraded, `${check.name} is neither compiled nor a degradation`);
      }
    });

    it(`of ${name} and everything rendered from it has the same bytes every time`, async () => {
      const once = async () => {
        const made = await plan(config(entries));
        return JSON.stringify({ files: await rendered(made), text: planText(made.plan) });
      };
      assert.equal(await once(), await once());
    });
  }

  it("says what `up` makes, and marks what it cannot make yet", async () => {
    const { plan: local } = await plan(config({}));
    assert.equal(local.provisioned, true);
    assert.ok(local.resources.some(({ name }) => name === "stratoai-prometheus"));
    const { plan: economy } = await plan(config({ tier: "economy" }));
    assert.equal(economy.provisioned, false);
    assert.deepEqual(economy.resources, []);
    assert.ok(economy.items.every(({ provisioned }) => !provisioned));
    assert.match(planText(economy), /metrics +Grafana Cloud +not provisioned yet/);
  });

  it("does not wait with a cluster's monitoring for outside checks, Sentry and PagerDuty's schedules", async () => {
    const { plan: complete } = await plan(config({ tier: "complete" }));
    assert.equal(complete.provisioned, true);
    assert.ok(complete.resources.some(({ name }) => name === "stratoai-kube-prometheus-stack"));
    assert.match(planText(complete), /`up` makes it, but for what is marked below/);
    assert.match(planText(complete), /uptime +Pingdom +not provisioned yet/);
  });

  it("shortens an SLO's period to a retention that the vendor fixes, and computes its factors anew", async () => {
    const { plan: made } = await plan(config({ tier: "economy" }));
    const [slo] = made.slos;
    assert.equal(slo?.period, "14d");
    // 2 % of the budget in 14/30 of an hour is the same factor as in the workbook's month.
    assert.deepEqual(slo.windows[0], {
      severity: "critical",
      long: "28m",
      short: "140s",
      factor: "14.4",
      threshold: "0.0144",
    });
    assert.ok(made.degradations.some(({ item, lost }) => item === `slo ${slo.name}` && lost.includes("14d")));
  });

  it("keeps SLO periods where the retention is ours to set", async () => {
    const { plan: made } = await plan(config({ tier: "complete", retention: { metrics: "30d" } }));
    assert.deepEqual(
      made.slos.map(({ period }) => period),
      ["30d", "30d"],
    );
  });

  it("says that dashboards are rendered only where Grafana is not installed", async () => {
    const { plan: made } = await plan(config({}));
    assert.ok(made.degradations.some(({ item, backend }) => item === "dashboards" && backend === "dashboard-files"));
  });

  it("shows secrets as set or unset", async () => {
    const { plan: made } = await plan(config({ tier: "complete", smtpPassword: { secure: "v1:canary" } }), {
      stack: "prod",
    });
    const state = Object.fromEntries(made.secrets.map(({ name, set }) => [name, set]));
    assert.equal(state.smtpPassword, true);
    assert.equal(state.pagerdutyRoutingKey, false);
    assert.equal(state.discordUrl, undefined, "Discord is switched off");
    assert.doesNotMatch(JSON.stringify(made), /canary/);
  });

  it("lets only the paging vendor of two notify people", async () => {
    const made = await plan(config({ tier: "simplified", vendor: "both", pagingVendor: "newrelic" }), {
      stack: "prod",
    });
    const monitors = (await artifacts(made)).find(({ path }) => path === "datadog/monitors.json")?.content ?? "";
    assert.match(monitors, /HighErrorRate/);
    assert.doesNotMatch(monitors, /@pagerduty|@slack|@[a-z]+@|devops@/);
  });

  it("sends pages by Slack and e-mail where PagerDuty is not chosen", async () => {
    const of = async (paging: string) => {
      const made = await plan(config({ tier: "economy", paging }), { stack: "prod" });
      return (await artifacts(made)).find(({ path }) => path === "alertmanager/alertmanager.yml")?.content ?? "";
    };
    assert.doesNotMatch(await of("slack-email"), /pagerduty_configs/);
    assert.match(await of("pagerduty"), /pagerduty_configs/);
  });

  describe("of a product that only PagerDuty notifies of critical alerts", () => {
    const { notifications } = stratoai;
    const pagerduty = notifications.receivers
      .flatMap(({ integrations }) => integrations)
      .filter(({ kind }) => kind === "pagerduty");
    const receivers = notifications.receivers.map((receiver) =>
      receiver.name === "critical-alerts" ? { ...receiver, integrations: pagerduty } : receiver,
    );
    const routes = notifications.routes.map((route) =>
      route.receiver === "critical-alerts" ? { ...route, groupBy: "each alert" as const } : route,
    );
    const catalog = { ...stratoai, notifications: { ...notifications, receivers, routes } };

    for (const tier of ["economy", "simplified", "complete"]) {
      it(`refuses paging by Slack and e-mail on tier ${tier}, by the setting's name`, async () => {
        assert.equal(
          await validationError(() => plan(config({ tier, paging: "slack-email" }), { stack: "prod", catalog })),
          "stack prod: 1 issue\n" +
            '  paging: got "slack-email", but PagerDuty is all that the receiver critical-alerts has; ' +
            "expected paging: pagerduty, or another integration in notifications.receivers.critical-alerts",
        );
      });
    }

    it("takes it where the stack pages nobody, because critical alerts go where warnings do", async () => {
      const made = await plan(config({ tier: "economy", paging: "slack-email", pages: false }), {
        stack: "dev",
        catalog,
      });
      assert.equal(made.plan.pages, false);
      const text = (await artifacts(made)).find(({ path }) => path === "alertmanager/alertmanager.yml")?.content ?? "";
      assert.doesNotMatch(text, /pagerduty_configs/);
    });
  });

  it("names a backend's limit that the catalog does not fit, and by how much", async () => {
    const [first] = stratoai.services;
    const many = Array.from({ length: 700 }, (_, at) => ({
      ...stratoai.alerts[0]!,
      name: `Copy${String(at)}`,
      service: first!.name,
    }));
    const runbook = stratoai.runbooks.get(stratoai.alerts[0]!.name)!;
    const runbooks = new Map([...stratoai.runbooks, ...many.map(({ name }) => [name, runbook] as const)]);
    const catalog = { ...stratoai, alerts: [...stratoai.alerts, ...many], runbooks };
    const message = await validationError(() => plan(config({ tier: "economy" }), { catalog }));
    assert.match(message, /grafana-cloud: rule groups: got \d+; expected at most 35, which is exceeded by \d+/);
  });

  it("refuses a raw query that its language cannot parse, whatever the tier", async () => {
    const query = raw({ promql: "sum by (", datadog: "avg:x{", nrql: "SELECT", meaning: "nothing" });
    const named = stratoai.alerts.find(({ name }) => name === "CircuitBreakerOpen")!;
    const broken = { ...named, condition: when(query, ">", 1) };
    const catalog = { ...stratoai, alerts: stratoai.alerts.map((alert) => (alert === named ? broken : alert)) };
    const vendors = ["datadog", "newrelic"].map((vendor) => ({ tier: "simplified", vendor }));
    for (const entries of [{}, ...vendors]) {
      assert.match(
        await validationError(() => plan(config(entries), { catalog })),
        new RegExp(`alert ${broken.name}: got`),
      );
    }
  });

  it("lists every issue of a broken catalog, and refuses a secret that config cannot hold", async () => {
    const [check, ...others] = stratoai.uptimeChecks;
    const catalog = {
      ...stratoai,
      alerts: stratoai.alerts.map((alert) => ({ ...alert, service: "nowhere" })),
      uptimeChecks: [{ ...check!, bearer: { secret: "unheardOf" } }, ...others],
    };
    const message = await validationError(() => plan(config({}), { catalog }));
    for (const { name } of stratoai.alerts) assert.match(message, new RegExp(`alerts\\.${name}\\.service`));
    assert.match(message, /got "unheardOf"; expected .*\bslackCriticalUrl\b/);
  });
});
