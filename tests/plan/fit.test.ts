import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Catalog } from "../../model/catalog.ts";
import { backends } from "../../components/index.ts";
import { fitLogAlerts } from "../../plan/fit.ts";
import { rendered } from "../../plan/render.ts";
import { planText } from "../../plan/report/text.ts";
import { config, plan, validationError, settings } from "./support.ts";

const names = stratoai.logAlerts.map(({ name }) => name);

/** Stacks that have nobody who evaluates a log alert → the backends that say so, and why. */
const without: readonly (readonly [entries: Readonly<Record<string, unknown>>, backends: string[], why: RegExp])[] = [
  [{}, ["alertmanager-local"], /keeps no logs/],
  [{ tier: "economy" }, ["grafana-cloud"], /not compiled for Grafana Cloud yet/],
  [{ tier: "simplified", vendor: "datadog" }, ["datadog"], /not compiled for Datadog yet/],
  [{ tier: "simplified", vendor: "newrelic" }, ["newrelic"], /not compiled for New Relic yet/],
  [{ tier: "simplified", vendor: "both" }, ["datadog", "newrelic"], /not compiled for (Datadog|New Relic) yet/],
  [{ tier: "complete", logs: "none" }, ["alertmanager"], /keeps no logs/],
];

const fitted = (entries: Readonly<Record<string, unknown>>, catalog: Catalog = stratoai) =>
  fitLogAlerts(catalog, settings(config(entries)));

describe("log alerts of a stack", () => {
  for (const [entries, backends, why] of without) {
    it(`are lost on ${JSON.stringify(entries)}, each said by name`, () => {
      const { catalog, degradations } = fitted(entries);
      assert.deepEqual(catalog.logAlerts, []);
      assert.deepEqual(
        degradations.map(({ backend, item }) => `${backend}: ${item}`),
        backends.flatMap((backend) => names.map((name) => `${backend}: alert ${name}`)),
      );
      for (const { lost } of degradations) assert.match(lost, why);
    });
  }

  it("take along, when they are lost, what the catalog says of them elsewhere, and nothing else", () => {
    const { notifications } = stratoai;
    const [name = ""] = names;
    const [route] = notifications.routes;
    const inhibition = { equal: ["service"], why: "One is enough." };
    const mentioned = {
      ...stratoai,
      notifications: {
        ...notifications,
        routes: [...notifications.routes, { ...route!, match: { alert: name } }],
        inhibitions: [
          ...notifications.inhibitions,
          { source: name, target: "HighErrorRate", ...inhibition },
          { source: "HighErrorRate", target: name, ...inhibition },
        ],
      },
    };
    const { catalog } = fitted({}, mentioned);
    assert.deepEqual(catalog.notifications, notifications);
    assert.deepEqual(
      [...stratoai.runbooks.keys()].filter((alert) => !catalog.runbooks.has(alert)).sort(),
      [...names].sort(),
    );
  });

  it("stay as they are for Loki, which says what differs from other alerts", () => {
    const { catalog, degradations } = fitted({ tier: "complete", logs: "loki" });
    assert.equal(catalog, stratoai);
    assert.deepEqual(
      degradations.map(({ backend }) => backend),
      ["loki"],
    );
  });

  it("are counted for the Elastic stack, which says how exactly", () => {
    const { catalog, degradations } = fitted({ tier: "complete", logs: "elk" });
    assert.deepEqual(
      catalog.alerts.slice(-names.length).map(({ name }) => name),
      names,
    );
    assert.deepEqual(
      degradations.map(({ backend }) => backend),
      ["elk"],
    );
  });

  it("are nothing to lose for a catalog without any", () => {
    assert.deepEqual(fitted({}, { ...stratoai, logAlerts: [] }).degradations, []);
  });

  for (const [logs, backend] of [
    ["loki", "loki"],
    ["elk", "kube-prometheus-stack"],
  ] as const) {
    it(`are in plan, routes and runbooks of a stack with ${logs}`, async () => {
      const made = await plan(config({ tier: "complete", logs }));
      const files = new Map((await rendered(made)).map(({ path, content }) => [path, content]));
      const text = planText(made.plan);
      for (const name of names) {
        assert.ok(
          made.plan.items.some((item) => item.kind === "alert" && item.name === name && item.backend === backend),
          `${name} is asked of ${backend}`,
        );
        assert.match(text, new RegExp(`${name} .*\\n +${backend}: sum\\(`));
        assert.match(files.get("alertmanager/routes.md") ?? "", new RegExp(`\\| ${name} \\| warning \\| api \\|`));
        assert.ok(files.has(`runbooks/${name}.md`), name);
        assert.equal(files.has(`prometheus/tests/${name}.yml`), logs === "elk");
      }
      assert.equal(files.has("loki/rules/log-alerts.yml"), logs === "loki");
      assert.equal(files.has("logstash/counters.conf"), logs === "elk");
    });
  }

  it("are refused where their backend could not parse them", async () => {
    const unparsed = { item: "alert Broken", query: "sum(count_over_time({", problem: "unexpected end" };
    const broken = backends.map((backend) =>
      backend.id === "loki" ? { ...backend, check: () => Promise.resolve([unparsed]) } : backend,
    );
    assert.equal(
      await validationError(() => plan(config({ tier: "complete", logs: "loki" }), { backends: broken })),
      "stack test: 1 issue\n  loki: alert Broken: got sum(count_over_time({ (unexpected end); expected a query that the backend takes",
    );
  });
});
