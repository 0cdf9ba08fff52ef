import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Panel } from "@grafana/grafana-foundation-sdk/dashboard";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { check, compile, files } from "../../../components/grafana/compile.ts";
import { withoutVariables } from "../../../components/grafana/targets.ts";
import { syntaxError } from "../../../components/prometheus/syntax.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { dashboardUid } from "../../../model/dashboard-uid.ts";
import { dashboards, panelsOf, prod } from "./compiled.ts";
import { summary } from "./summary.ts";

const jsonFiles = () => files(compile(stratoai, prod).objects).filter(({ path }) => path.endsWith(".json"));

describe("Grafana's dashboards", () => {
  it("are the same, byte by byte, whenever they are compiled", () => {
    assert.deepEqual(files(compile(stratoai, prod).objects), files(compile(stratoai, prod).objects));
  });

  it("say in their descriptions which of the catalog's dashboards they are", () => {
    for (const { name, model } of compile(stratoai, prod).objects.dashboards) {
      assert.ok(model.description?.endsWith(`\n\ncatalog: dashboard ${name}`), name);
    }
  });

  it("are taken by their own check, which names a panel that asks no PromQL", () => {
    const { objects } = compile(stratoai, prod);
    assert.deepEqual(check(objects), []);
    const panel = { type: "stat", title: "Broken", targets: [{ expr: "sum(" }] } as unknown as Panel;
    const broken = {
      ...objects.dashboards[0]!,
      name: "one",
      model: { ...objects.dashboards[0]!.model, panels: [panel] },
    };
    assert.deepEqual(check({ dashboards: [broken] }), [
      { item: "panel one: Broken", query: "sum(", problem: "unexpected end" },
    ]);
  });

  it("are files named after their uids, which are unique, short enough and name product and stack", () => {
    const uids = dashboards().map(({ uid }) => uid);
    assert.deepEqual(
      files(compile(stratoai, prod).objects).map(({ path }) => path),
      [...uids.map((uid) => `grafana/dashboards/${uid}.json`), "grafana/dashboards/.lint"],
    );
    assert.equal(new Set(uids).size, stratoai.dashboards.length);
    for (const uid of uids) assert.match(uid, /^stratoai-prod-[\w-]{1,26}$/);
  });

  it("are the inner object, without a number that changes on every import", () => {
    for (const { content } of jsonFiles()) {
      const dashboard = JSON.parse(content) as object;
      for (const key of ["dashboard", "id", "version", "iteration"]) assert.ok(!(key in dashboard), key);
    }
  });

  it("have their keys in order, so that lines move only when something changes", () => {
    const inOrder = (_: string, value: unknown): unknown => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      assert.deepEqual(Object.keys(value), Object.keys(value).sort());
      return value;
    };
    for (const { content } of jsonFiles()) {
      const parsed: unknown = JSON.parse(content, inOrder);
      assert.equal(content, `${JSON.stringify(parsed, undefined, 2)}\n`);
    }
  });

  it("ask something in every panel, and all that they ask is PromQL", () => {
    for (const panel of dashboards().flatMap(panelsOf)) {
      assert.ok(panel.targets!.length > 0, panel.title);
      for (const { expr } of panel.targets!) {
        assert.equal(syntaxError(withoutVariables(expr)), undefined, `${panel.title}: ${expr}`);
      }
    }
    for (const { annotations } of dashboards()) {
      for (const { expr } of annotations.list) assert.equal(syntaxError(expr), undefined);
    }
  });

  it("ask nothing that the variables at their top do not choose", () => {
    for (const { expr } of dashboards()
      .flatMap(panelsOf)
      .flatMap(({ targets }) => targets!)) {
      for (const [selector] of expr.matchAll(/\{[^}]*\}/g)) {
        const instance = selector.includes('{slo="') ? "" : ',instance=~"$instance"';
        assert.ok(selector.endsWith(`environment=~"$environment",service=~"$service"${instance}}`), selector);
      }
    }
  });

  it("open with their own environment and every service", () => {
    for (const { uid, templating } of dashboards(stratoai, { ...prod, environment: "dev" })) {
      assert.deepEqual(
        templating.list.map(({ name, type, current }) => [name, type, current?.value]),
        [
          ["datasource", "datasource", undefined],
          ["environment", "query", ["dev"]],
          ["service", "query", ["$__all"]],
          // What is recorded of SLOs comes from no single one.
          ...(uid.endsWith("-slo") ? [] : [["instance", "query", ["$__all"]]]),
        ],
      );
      // Of a series without the label, too; each that is scraped has an instance.
      assert.deepEqual(
        templating.list.slice(1).map(({ allValue }) => allValue),
        [".*", ".*", ".+"].slice(0, templating.list.length - 1),
      );
    }
  });

  it("mark when an alert fired, but not the one that always does", () => {
    for (const { annotations } of dashboards()) {
      assert.deepEqual(
        annotations.list.map(({ expr }) => expr),
        ['ALERTS{alertstate="firing",alertname!="Watchdog",environment=~"$environment",service=~"$service"}'],
      );
    }
  });

  it("link every alert's runbook from the panel that its reader looks at", () => {
    const linked = dashboards().flatMap((dashboard) => [
      ...dashboard.links.map((link) => ({ ...link, at: [dashboard.uid, undefined] })),
      ...panelsOf(dashboard).flatMap((panel) =>
        panel.links!.map((link) => ({ ...link, at: [dashboard.uid, panel.title] })),
      ),
    ]);
    for (const { name, dashboard } of allAlerts(stratoai)) {
      const links = linked.filter(({ title }) => title === `Runbook: ${name}`);
      assert.deepEqual(
        links.map(({ at, url }) => ({ at, url })),
        [{ at: [`stratoai-prod-${dashboard.uid}`, dashboard.panel], url: `https://runbooks.example.com/${name}` }],
      );
    }
    for (const { placement } of linked) assert.equal(placement, undefined, "a link is seen without opening a menu");
  });

  it("say of links that config makes of names too long for a uid that they lead nowhere", () => {
    const dashboard = "https://grafana.example.com/d/stratoai-production-{dashboard}";
    const stack = { ...prod, stack: "production", links: { ...prod.links, dashboard } };
    assert.deepEqual(compile(stratoai, stack).degradations, [
      {
        backend: "grafana",
        item: "dashboard technical-performance",
        lost:
          "its link from alerts, https://grafana.example.com/d/stratoai-production-technical-performance: its uid is " +
          dashboardUid(stack, "technical-performance"),
        fallback: "nothing; say {uid} in dashboardUrl",
      },
    ]);
    assert.deepEqual(compile(stratoai, { ...stack, links: prod.links }).degradations, []);
  });

  it("are listed with every query that they ask, each under a name of its own", () => {
    const { items } = compile(stratoai, prod);
    assert.deepEqual(
      items.map(({ query }) => query),
      dashboards()
        .flatMap(panelsOf)
        .flatMap(({ targets }) => targets!.map(({ expr }) => expr)),
    );
    assert.equal(new Set(items.map(({ name }) => name)).size, items.length);
    assert.deepEqual(new Set(items.map(({ kind }) => kind)), new Set(["panel"]));
  });

  for (const uid of ["backend-monitoring", "slo"]) {
    it(`read as the golden page says: ${uid} (UPDATE_GOLDEN=1 rewrites it)`, () => {
      const golden = join(import.meta.dirname, `golden/${uid}.txt`);
      const text = summary(dashboards().find((dashboard) => dashboard.uid === `stratoai-prod-${uid}`)!);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(golden, text);
      assert.equal(text, readFileSync(golden, "utf8"));
    });
  }
});
