import assert from "node:assert/strict";
import { applicationMetrics } from "../../../catalog/stratoai/metrics/application.ts";
import { businessMetrics } from "../../../catalog/stratoai/metrics/business.ts";
import { needs, tool } from "../../support/toolchain.ts";
import { spawnSync } from "node:child_process";
import { eventually } from "../running.ts";
import { series, total } from "./exposition.ts";
import type { RunningBackend } from "./running-backend.ts";
import { authorized, runBackend } from "./running-backend.ts";

describe("the demo backend's metrics", () => {
  let demo: RunningBackend;
  beforeEach(async () => {
    demo = await runBackend();
  });
  afterEach(() => demo.backend.close());

  it("have the names, types, labels and buckets that the catalog declares", async () => {
    await demo.status("/api/campaigns", { ...authorized, method: "POST" });
    const text = await demo.metrics();
    for (const metric of [...applicationMetrics, ...businessMetrics]) {
      assert.match(text, new RegExp(`^# TYPE ${metric.name} ${metric.type}$`, "m"));
      const sample = new RegExp(`^${metric.name}(?:_bucket)?(?:\\{(.*)\\})? `, "m").exec(text);
      assert.ok(sample, metric.name);
      const labels = [...(sample[1] ?? "").matchAll(/(\w+)="/g)]
        .map(([, name]) => name)
        .filter((name) => name !== "le");
      assert.deepEqual(labels.sort(), Object.keys(metric.labels).sort(), metric.name);
      if (metric.type !== "histogram") continue;
      const lines = text.split("\n").filter((line) => line.startsWith(`${metric.name}_bucket`));
      const bounds = lines.map((line) => /le="([\d.]+)"/.exec(line)?.[1]).filter((bound) => bound !== undefined);
      assert.deepEqual([...new Set(bounds.map(Number))], metric.buckets);
    }
  });

  it("begin every error series at 0", async () => {
    const text = await demo.metrics();
    for (const route of ["/api/campaigns", "/api/auth/profile", "/api/repositories", "/webhooks/github", "/health"])
      for (const status of ["200", "500", "503"]) {
        assert.equal(series(text, "http_requests_total", { route, status }), 0);
        assert.equal(series(text, "http_request_duration_seconds_count", { route, status }), 0);
      }
  });

  it("count requests from outside by what they were answered", async () => {
    assert.equal(await demo.status("/api/auth/profile"), 401);
    assert.equal(await demo.status("/api/auth/profile", { headers: { authorization: "Bearer wrong" } }), 401);
    assert.equal(await demo.status("/api/auth/profile", authorized), 200);
    assert.equal(await demo.status("/api/campaigns", authorized), 200);
    assert.equal(await demo.status("/api/campaigns", { ...authorized, method: "DELETE" }), 405);
    const text = await demo.metrics();
    const profile = { method: "GET", route: "/api/auth/profile" };
    assert.equal(series(text, "http_requests_total", { ...profile, status: "401" }), 2);
    assert.equal(series(text, "http_requests_total", { ...profile, status: "200" }), 1);
    assert.equal(series(text, "http_request_duration_seconds_count", { ...profile, status: "401" }), 2);
  });

  it("leave health probes, the metrics themselves and unknown paths uncounted", async () => {
    for (const path of ["/health", "/health/detailed", "/nowhere", "/demo"]) await demo.status(path);
    assert.equal(total(await demo.metrics(), "http_requests_total"), 0);
  });
});

describe("the demo backend's own traffic", () => {
  it("keeps its rate, and moves every kind of metric", async () => {
    const demo = await runBackend({ rate: 200 });
    try {
      const began = performance.now();
      const before = total(await demo.metrics(), "http_requests_total");
      await eventually("a second", () => (performance.now() - began > 1000 ? true : undefined));
      const text = await demo.metrics();
      const rate = ((total(text, "http_requests_total") - before) * 1000) / (performance.now() - began);
      assert.ok(rate > 140 && rate < 260, `${rate} requests per second`);
      assert.equal(
        total(text, "http_requests_total", (labels) => labels.includes('status="5')),
        0,
      );
      const webhooks = total(text, "http_requests_total", (labels) => labels.includes("/webhooks/"));
      const share = webhooks / total(text, "http_requests_total");
      // Enough that failing webhooks alone are more than HighErrorRate's 5 %.
      assert.ok(share > 0.1 && share < 0.14, `${share} webhooks`);
      for (const name of ["campaigns_created_total", "repositories_analyzed_total"])
        assert.ok((series(text, name) ?? 0) > 0, name);
      assert.ok(total(text, "database_query_duration_seconds_count") > 0);
    } finally {
      await demo.backend.close();
    }
  });
});

describe("the demo's exporters, as Prometheus reads them", () => {
  needs("promtool");
  it("speak the text format", async () => {
    const demo = await runBackend();
    try {
      for (const path of ["/api/optimization/metrics", "/demo/node/metrics", "/demo/postgres/metrics"]) {
        const input = await demo.text(path);
        const { stderr } = spawnSync(tool("promtool"), ["check", "metrics"], { input, encoding: "utf8" });
        // It also lints names, and those are the product's and the exporters'.
        assert.doesNotMatch(stderr, /error while linting|text format parsing/, path);
      }
    } finally {
      await demo.backend.close();
    }
  });
});
