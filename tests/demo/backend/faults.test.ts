import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { faultNames } from "../../../demo/backend/faults.ts";
import { eventually } from "../running.ts";
import { series, total } from "./exposition.ts";
import type { RunningBackend } from "./running-backend.ts";
import { authorized, runBackend } from "./running-backend.ts";

/** Days until the certificate on a port ends. */
const daysLeft = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false }, () => {
      const ends = Date.parse(socket.getPeerCertificate().valid_to);
      socket.destroy();
      resolve((ends - Date.now()) / 86_400_000);
    });
    socket.once("error", reject);
  });

describe("a fault of the demo backend", () => {
  let demo: RunningBackend;
  beforeEach(async () => {
    demo = await runBackend({ tlsPort: 0 });
  });
  afterEach(() => demo.backend.close());

  const inject = async (name: string, body: unknown): Promise<void> => {
    const reply = await demo.fault(name, body);
    assert.equal(reply.status, 200, await reply.text());
  };
  const repair = async (name: string): Promise<void> => {
    assert.equal(await demo.status(`/faults/${name}`, { method: "DELETE" }), 200);
  };
  const ten = async (path: string): Promise<readonly number[]> => {
    const found: number[] = [];
    for (let request = 0; request < 10; request++) found.push(await demo.status(path, authorized));
    return found;
  };

  it("errors makes exactly that share of outside requests fail, while the metrics answer", async () => {
    await inject("errors", { ratio: 0.3 });
    assert.equal((await ten("/api/campaigns")).filter((status) => status === 500).length, 3);
    assert.equal(series(await demo.metrics(), "http_requests_total", { route: "/api/campaigns", status: "500" }), 3);
    await inject("errors", { ratio: 1 });
    assert.deepEqual(new Set([...(await ten("/api/repositories")), await demo.status("/health")]), new Set([500]));
    assert.equal(await demo.status("/api/optimization/metrics"), 200);
    await repair("errors");
    assert.deepEqual(new Set(await ten("/api/repositories")), new Set([200]));
  });

  it("errors with a route leaves the others alone", async () => {
    await inject("errors", { ratio: 1, route: "/webhooks/" });
    assert.equal(await demo.status("/webhooks/github", { method: "POST" }), 500);
    assert.equal(await demo.status("/api/campaigns", authorized), 200);
  });

  it("latency moves that share of the recorded durations, and nobody waits", async () => {
    // Two of ten would take two minutes.
    await inject("latency", { seconds: 60, ratio: 0.2 });
    await ten("/api/campaigns");
    const labels = { route: "/api/campaigns", status: "200" };
    const text = await demo.metrics();
    assert.equal(series(text, "http_request_duration_seconds_bucket", { ...labels, le: "2" }), 8);
    assert.equal(series(text, "http_request_duration_seconds_bucket", { ...labels, le: "5" }), 8);
    assert.equal(series(text, "http_request_duration_seconds_bucket", { ...labels, le: "+Inf" }), 10);
  });

  it("breaker opens one, and degrades the detailed health", async () => {
    await inject("breaker", { service: "stripe" });
    const state = async (service: string, of: string) =>
      series(await demo.metrics(), "circuit_breaker_state", { service, state: of });
    assert.deepEqual([await state("stripe", "open"), await state("stripe", "closed")], [1, 0]);
    assert.deepEqual([await state("github", "open"), await state("github", "closed")], [0, 1]);
    await eventually("degraded", async () => ((await demo.status("/health/detailed")) === 503 ? true : undefined));
    assert.equal((JSON.parse(await demo.text("/health/detailed")) as { status: string }).status, "degraded");
    await repair("breaker");
    assert.deepEqual([await state("stripe", "open"), await state("stripe", "closed")], [0, 1]);
  });

  it("database takes PostgreSQL away from its exporter and from health, but fails no request", async () => {
    assert.equal(series(await demo.text("/demo/postgres/metrics"), "pg_up"), 1);
    await inject("database", {});
    const text = await demo.text("/demo/postgres/metrics");
    assert.equal(series(text, "pg_up"), 0);
    assert.equal(series(text, "pg_stat_activity_count"), undefined);
    await eventually("unhealthy", async () => ((await demo.status("/health/detailed")) === 503 ? true : undefined));
    const health = JSON.parse(await demo.text("/health/detailed")) as { status: string; checks: { database: unknown } };
    assert.equal(health.status, "unhealthy");
    assert.deepEqual(health.checks.database, { status: "unhealthy", message: "cannot connect to PostgreSQL" });
    assert.equal(await demo.status("/health"), 200);
    assert.deepEqual(new Set(await ten("/api/campaigns")), new Set([200]));
    assert.equal(
      total(await demo.metrics(), "http_requests_total", (labels) => labels.includes('status="5')),
      0,
    );
  });

  it("connections and connectionsGrowing fill PostgreSQL", async () => {
    const used = async () => {
      const text = await demo.text("/demo/postgres/metrics");
      return total(text, "pg_stat_activity_count") / (series(text, "pg_settings_max_connections") ?? 0);
    };
    const usual = await used();
    assert.ok(usual > 0 && usual < 0.5);
    await inject("connections", { ratio: 0.9 });
    assert.equal(await used(), 0.9);
    await repair("connections");
    // 10 a second, of 200.
    await inject("connectionsGrowing", { perMinute: 600 });
    await eventually("growth", async () => ((await used()) > usual ? true : undefined));
    await repair("connectionsGrowing");
    assert.equal(await used(), usual);
  });

  it("disk, diskFilling and hostMemory take space from the simulated host", async () => {
    const text = () => demo.text("/demo/node/metrics");
    const free = async () =>
      (series(await text(), "node_filesystem_avail_bytes") ?? 0) /
      (series(await text(), "node_filesystem_size_bytes") ?? 0);
    assert.ok((await free()) > 0.25);
    await inject("disk", { availableRatio: 0.05 });
    assert.equal(await free(), 0.05);
    await repair("disk");
    await inject("diskFilling", { hoursLeft: 1 });
    const begun = await free();
    assert.ok(begun > 0.1 && begun <= 0.2, `${begun} free`);
    await eventually("filling", async () => ((await free()) < begun ? true : undefined));
    await repair("diskFilling");
    // 3.6 s to nothing.
    await inject("diskFilling", { hoursLeft: 0.001 });
    await eventually("full", async () => ((await free()) === 0 ? true : undefined));
    await repair("diskFilling");
    await inject("hostMemory", { availableRatio: 0.05 });
    const ratio =
      (series(await text(), "node_memory_MemAvailable_bytes") ?? 0) /
      (series(await text(), "node_memory_MemTotal_bytes") ?? 1);
    assert.ok(Math.abs(ratio - 0.05) < 1e-6);
  });

  it("certificate puts one in place that ends then, and the old one comes back", async () => {
    const port = demo.backend.tlsPort ?? 0;
    assert.ok(Math.abs((await daysLeft(port)) - 365) < 0.1);
    await inject("certificate", { days: 5 });
    assert.ok(Math.abs((await daysLeft(port)) - 5) < 0.1);
    await repair("certificate");
    assert.ok(Math.abs((await daysLeft(port)) - 365) < 0.1);
  });

  it("certificate is always one that its probes trust, by the file that it is written to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "demo-test-"));
    const certificateFile = join(folder, "certificate.pem");
    const written = await runBackend({ tlsPort: 0, certificateFile });
    const trusted = () =>
      new Promise<void>((resolve, reject) => {
        const port = written.backend.tlsPort ?? 0;
        const socket = connect({ host: "127.0.0.1", port, ca: readFileSync(certificateFile) }, () => {
          socket.destroy();
          resolve();
        });
        socket.once("error", reject);
      });
    try {
      await trusted();
      assert.equal((await written.fault("certificate", { days: 5 })).status, 200);
      await trusted();
    } finally {
      await written.backend.close();
      rmSync(folder, { recursive: true });
    }
  });

  it("health answers 503 there and nowhere else", async () => {
    assert.equal(await demo.status("/health"), 200);
    await inject("health", {});
    assert.equal(await demo.status("/health"), 503);
    assert.equal(await demo.status("/health/detailed"), 200);
    assert.equal(await demo.status("/api/campaigns", authorized), 200);
  });

  it("absent leaves one family out of what is exposed, comments included", async () => {
    await inject("absent", { metric: "http_requests_total" });
    assert.doesNotMatch(await demo.metrics(), /http_requests_total/);
    assert.match(await demo.metrics(), /http_request_duration_seconds_count/);
    await inject("absent", { metric: "pg_up" });
    assert.doesNotMatch(await demo.text("/demo/postgres/metrics"), /pg_up/);
    assert.match(await demo.metrics(), /http_requests_total/);
  });

  it("clears itself after the seconds that it was given", async () => {
    await inject("health", { clearAfterSeconds: 3600 });
    assert.equal(await demo.status("/health"), 503);
    await inject("health", { clearAfterSeconds: 0.1 });
    await eventually("health", async () => ((await demo.status("/health")) === 200 ? true : undefined));
  });

  it("is listed with its level, and DELETE /faults clears all", async () => {
    await inject("latency", { seconds: 3 });
    await inject("health", {});
    const list = async () => JSON.parse(await demo.text("/faults")) as { faults: Record<string, { level: unknown }> };
    assert.deepEqual((await list()).faults.latency?.level, { seconds: 3, ratio: 1 });
    assert.equal(await demo.status("/faults", { method: "DELETE" }), 200);
    assert.deepEqual((await list()).faults, {});
  });

  it("has a switch on the page for a person", async () => {
    const text = await demo.text("/demo");
    for (const name of faultNames) assert.match(text, new RegExp(`data-fault="${name}"`));
  });

  for (const [what, name, body, message] of [
    ["an unknown name", "nope", {}, /got fault "nope"; expected errors, latency, breaker/],
    ["a level out of range", "errors", { ratio: 2 }, /fault errors: ratio: .*<=1.* expected .*"ratio".*"maximum":1/],
    ["two issues at once", "errors", { ratio: "x", nope: 1 }, /ratio: .*expected number.*; Unrecognized key: "nope"/],
    ["an unknown service", "breaker", { service: "aws" }, /service: .*"stripe"\|"sendgrid"\|"github"\|"postgres"/],
    ["an unknown metric", "absent", { metric: "nope" }, /got metric "nope"; expected .*http_requests_total.*pg_up/],
    ["a body that is no object", "errors", 5, /fault errors: .*expected object/],
    ["null", "absent", null, /fault absent: .*expected object/],
  ] as const)
    it(`is refused with what is expected, and changes nothing: ${what}`, async () => {
      const reply = await demo.fault(name, body);
      assert.equal(reply.status, 400);
      assert.match(((await reply.json()) as { error: string }).error, message);
      assert.deepEqual((JSON.parse(await demo.text("/faults")) as { faults: unknown }).faults, {});
    });

  it("is refused where the body is not JSON", async () => {
    assert.equal(await demo.status("/faults/errors", { method: "PUT", body: "{" }), 400);
  });
});
