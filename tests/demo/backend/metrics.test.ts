import assert from "node:assert/strict";
import { applicationMetrics } from "../../../catalog/stratoai/metrics/application.ts";
import { businessMetrics } from "../../../catalog/stratoai/metrics/business.ts";
import { pace } from "../../../demo/backend/traffic.ts";
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
  it("keeps its rate however its ticks fall, and does not catch up what a sleeping machine missed", () => {
    const due = pace(200, 1000);
    assert.deepEqual([1003, 1100, 1100, 1999, 2000].map(due), [0, 20, 0, 179, 1]);
    assert.equal(due(3_600_000), 400);
  });

  it("moves every kind of metric", async () => {
    const demo = await runBackend({ rate: 1000 });
    try {
      const text = await eventually("two hundred requests", async () => {
        const exposed = await demo.metrics();
        return total(exposed, "http_requests_total") > 200 ? exposed : undefined;
      });
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
