import assert from "node:assert/strict";
import { needs, tool } from "../../support/toolchain.ts";
import { spawnSync } from "node:child_process";
import { runBackend } from "./running-backend.ts";

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
