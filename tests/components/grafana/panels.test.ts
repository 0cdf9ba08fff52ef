import assert from "node:assert/strict";
import { compile } from "../../../components/grafana/compile.ts";
import { compile as compilePrometheus } from "../../../components/prometheus/compile.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { burnWindows } from "../../../model/burn-rate.ts";
import type { Panel, SloPanel } from "../../../model/dashboard.ts";
import { decimal } from "../../../model/decimal.ts";
import { counter, gauge } from "../../../model/metric.ts";
import type { Unit } from "../../../model/metric.ts";
import { buckets, increase, raw, sum, value } from "../../../model/query.ts";
import { availability, duration, errorPanel, latency, memory, shop, withPanel } from "../../model/fixture.ts";
import { panelOf, panelsOf, dashboards, prod } from "./compiled.ts";

/** The error panel of the small catalog, otherwise drawn. */
const drawn = (change: Partial<Panel>) => panelOf("Errors", withPanel(change));

describe("A panel", () => {
  it("says in Grafana's words what its unit is", () => {
    const unit = (of: Unit) => drawn({ unit: of }).fieldConfig?.defaults.unit;
    assert.deepEqual((["ratio", "seconds", "bytes", "requests", "usd", "none", "state"] as const).map(unit), [
      "percentunit",
      "s",
      "bytes",
      "reqps",
      "currencyUSD",
      "short",
      "none",
    ]);
  });

  it("shows points in time in milliseconds, and compares them so", () => {
    const started = gauge({ name: "shop_start", help: "Start.", unit: "timestamp", job: "shop" });
    const panel = drawn({
      unit: "timestamp",
      queries: [{ query: value(started), legend: "start" }],
      thresholds: { steps: [1, 2] },
    });
    assert.match(panel.targets![0]!.expr, /^\(shop_start\{.*\}\) \* 1000$/);
    assert.equal(panel.fieldConfig?.defaults.unit, "dateTimeAsIso");
    assert.deepEqual(
      panel.fieldConfig.defaults.thresholds.steps.map(({ value: from }) => from),
      [null, 1000, 2000],
    );
  });

  it("is red below and green above where less is worse, and of one colour where nothing is said", () => {
    const colors = (thresholds: Panel["thresholds"]) =>
      drawn({ ...(thresholds === undefined ? {} : { thresholds }) }).fieldConfig?.defaults.thresholds.steps.map(
        ({ color }) => color,
      );
    assert.deepEqual(colors({ steps: [1, 2], inverted: true }), ["red", "yellow", "green"]);
    assert.deepEqual(
      panelOf("Latency", shop).fieldConfig?.defaults.thresholds.steps.map(({ color }) => color),
      ["text"],
    );
  });

  it("is asked over time as a line, a number and a heatmap, and once as a gauge and a table", () => {
    const how = (kind: Panel["kind"]) => {
      const [target] = drawn({ kind }).targets!;
      return [target!.format, target!.instant ? "once" : "over time"];
    };
    assert.deepEqual(how("timeseries"), ["time_series", "over time"]);
    assert.deepEqual(how("stat"), ["time_series", "over time"]);
    assert.deepEqual(how("gauge"), ["time_series", "once"]);
    assert.deepEqual(how("table"), ["table", "once"]);
    assert.deepEqual(how("heatmap"), ["heatmap", "over time"]);
  });

  it("that follows the range takes its rates over at least their window, and else over the distance of points", () => {
    const queries = [{ query: buckets(duration, "5m"), legend: "{le}" }];
    const following = drawn({ queries, followsRange: true });
    assert.match(following.targets![0]!.expr, /\[\$__rate_interval\]/);
    // Grafana's interval is at least four times the panel's.
    assert.equal(following.interval, "75s");
    assert.match(drawn({ queries }).targets![0]!.expr, /\[5m\]/);
    assert.equal(drawn({ queries }).interval, undefined);
  });

  it("that follows the range leaves windows that are no rate's as they are", () => {
    const events = counter({ name: "shop_events_total", help: "Events.", unit: "none", job: "shop" });
    const queries = [{ query: sum(increase(events, "1h")), legend: "" }];
    const following = drawn({ queries, followsRange: true });
    assert.match(following.targets![0]!.expr, /\[1h\]/);
    assert.equal(following.interval, undefined);
  });

  it("as a gauge ends at 1 if it is a ratio", () => {
    assert.equal(drawn({ kind: "gauge" }).fieldConfig?.defaults.max, 1);
    const bytes = drawn({ kind: "gauge", unit: "bytes" }).fieldConfig?.defaults;
    assert.equal(bytes?.min, 0);
    assert.equal(bytes.max, undefined);
  });

  it("as a table has a column per label and per query, named by its legend", () => {
    const queries = [
      { query: value(memory), legend: "{instance} memory" },
      { query: sum(value(memory), ["instance"]), legend: "{instance}" },
    ];
    assert.deepEqual(drawn({ kind: "table", queries }).transformations, [
      { id: "merge", options: {} },
      { id: "organize", options: { excludeByName: { Time: true }, renameByName: { "Value #A": "memory" } } },
    ]);
  });

  it("as a heatmap shows buckets that are summed over all series", () => {
    const panel = drawn({
      kind: "heatmap",
      unit: "seconds",
      queries: [{ query: buckets(duration, "5m"), legend: "{le}" }],
    });
    assert.match(panel.targets![0]!.expr, /^sum by \(le\) \(rate\(shop_duration_seconds_bucket\{/);
    assert.equal(panel.targets![0]!.legendFormat, "{{le}}");
    assert.equal(panel.options?.calculate, false);
  });

  it("without PromQL is left out and said aloud, one query or all", () => {
    const elsewhere = {
      query: raw({ promql: null, datadog: "a", nrql: null, meaning: "sessions by region" }),
      legend: "",
    };
    const all = compile(withPanel({ queries: [elsewhere] }), prod);
    assert.deepEqual(all.degradations, [
      {
        backend: "grafana",
        item: "panel Errors of dashboard shop",
        lost: "sessions by region",
        fallback: "the panel is left out",
      },
    ]);
    const titles = dashboards(withPanel({ queries: [elsewhere] }))
      .flatMap(panelsOf)
      .map(({ title }) => title);
    assert.deepEqual(titles, ["Latency", "Budget"]);
    const some = withPanel({ queries: [elsewhere, ...errorPanel.queries] });
    assert.equal(compile(some, prod).degradations[0]?.fallback, "the panel's other queries");
    assert.equal(panelOf("Errors", some).targets?.length, 1);
  });
});

describe("An SLO's panel", () => {
  const shows = ["objective", "budget-remaining", "burn-rate", "error-ratio"] as const;
  const withShown = (catalog = shop) => ({
    ...catalog,
    dashboards: [
      {
        ...shop.dashboards[0]!,
        rows: catalog.slos.map(({ name }) => ({
          title: name,
          panels: shows.map((show): SloPanel => ({
            title: `${name} ${show}`,
            kind: "slo",
            slo: name,
            show,
            description: "",
          })),
        })),
      },
    ],
  });

  it("reads nothing that Prometheus does not record of it, at any speed and for any period", () => {
    const catalogs = [
      shop,
      { ...shop, slos: [{ ...availability, period: "7d" as const }, latency] },
      accelerate(shop, 30),
    ];
    for (const catalog of catalogs) {
      const recorded = new Set(
        compilePrometheus(catalog, prod)
          .items.filter(({ kind }) => kind === "recording")
          .map(({ name }) => name),
      );
      for (const { expr } of dashboards(withShown(catalog))
        .flatMap(panelsOf)
        .flatMap(({ targets }) => targets!)) {
        assert.ok(recorded.has(expr.replace(/,.*$/, "}")), expr);
      }
    }
  });

  it("draws its lines where the budget does not last and where the fastest page comes", () => {
    const steps = (title: string) =>
      panelOf(title, withShown()).fieldConfig?.defaults.thresholds.steps.map(({ value: from }) => from);
    const [fastest] = burnWindows(availability);
    assert.deepEqual(steps("shop-availability burn-rate"), [null, 1, 14.4]);
    assert.deepEqual(steps("shop-availability error-ratio"), [null, 0.001, Number(decimal(fastest!.threshold))]);
    assert.deepEqual(steps("shop-availability budget-remaining"), [null, 0, 0.25]);
  });

  it("shows as many digits of the objective as it has", () => {
    assert.equal(panelOf("shop-availability objective", withShown()).fieldConfig?.defaults.decimals, 1);
    assert.equal(panelOf("shop-latency objective", withShown()).fieldConfig?.defaults.decimals, 0);
  });
});
