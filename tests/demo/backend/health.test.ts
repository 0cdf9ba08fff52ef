import assert from "node:assert/strict";
import type { DetailedHealth } from "../../../demo/backend/health.ts";
import { runBackend } from "./running-backend.ts";

describe("/health/detailed", () => {
  it("tells what the product's endpoint tells", async () => {
    const demo = await runBackend();
    try {
      const asked = Date.now();
      const reply = await fetch(`${demo.url}/health/detailed`);
      assert.equal(reply.status, 200);
      const health = (await reply.json()) as DetailedHealth;
      assert.equal(health.status, "healthy");
      assert.equal(health.version, "2.3.4");
      assert.equal(health.environment, "test");
      const timestamp = Date.parse(health.timestamp);
      assert.ok(timestamp >= asked && timestamp <= Date.now(), health.timestamp);
      assert.ok(health.uptime > 0 && health.memory.rss > 0);
      assert.deepEqual(Object.keys(health.checks), ["database", "dependencies"]);
      assert.deepEqual(health.circuitBreakers.stripe, { state: "closed" });
    } finally {
      await demo.backend.close();
    }
  });

  it("is kept for a second, since each call would cost checks", async () => {
    // A second of a demo whose time runs a thousand times slower.
    const demo = await runBackend({ timeScale: 0.001 });
    try {
      const first = await demo.text("/health/detailed");
      await demo.fault("database", {});
      assert.equal(await demo.text("/health/detailed"), first);
    } finally {
      await demo.backend.close();
    }
  });
});
