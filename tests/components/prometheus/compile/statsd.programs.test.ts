import assert from "node:assert/strict";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { needs } from "../../../support/toolchain.ts";
import { eventually } from "../running-program.ts";
import type { StatsdExporter } from "../running-statsd-exporter.ts";
import { startStatsdExporter } from "../running-statsd-exporter.ts";

describe("The StatsD mapping, in a running exporter", () => {
  needs("statsd_exporter");
  let exporter: StatsdExporter | undefined;

  before(async () => {
    exporter = await startStatsdExporter(stratoai);
  });
  after(() => exporter?.stop());

  const send = (...lines: readonly string[]) => exporter?.send(...lines);

  /** Lines of the exposition once one matches. */
  async function exposed(expected: RegExp): Promise<readonly string[]> {
    return eventually(String(expected), async () => {
      const lines = ((await exporter?.exposition()) ?? "").split("\n");
      return lines.some((line) => expected.test(line)) ? lines : undefined;
    });
  }

  it("counts requests by endpoint and method", async () => {
    await send("stratoai.backend.api.requests:1|c|#endpoint:/api/campaigns,method:POST");
    await exposed(/^stratoai_backend_api_requests_total\{endpoint="\/api\/campaigns",method="POST"\} 1$/);
  });

  it("stores a timer's milliseconds as seconds, in the contract's buckets", async () => {
    await send("stratoai.backend.database.query:40|ms|#table:campaigns");
    const lines = await exposed(/^stratoai_backend_database_query_seconds_sum\{table="campaigns"\} 0\.04$/);
    const bounds = lines.flatMap(
      (line) => /^stratoai_backend_database_query_seconds_bucket.*le="(.+?)"/.exec(line)?.[1] ?? [],
    );
    assert.deepEqual(bounds, ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "+Inf"]);
    assert.ok(lines.includes('stratoai_backend_database_query_seconds_bucket{table="campaigns",le="0.025"} 0'));
    assert.ok(lines.includes('stratoai_backend_database_query_seconds_bucket{table="campaigns",le="0.05"} 1'));
  });

  it("counts campaigns of all tenants together", async () => {
    await send(
      "stratoai.backend.campaigns.created:1|c|#tenant:123",
      "stratoai.backend.campaigns.created:1|c|#tenant:456",
    );
    // Prometheus takes an empty label for none.
    const lines = await exposed(/^stratoai_backend_campaigns_created_total\{tenant=""\} 2$/);
    // As a label's value: a sample's value may have the same digits.
    assert.ok(!lines.some((line) => line.includes('"123"') || line.includes('"456"')));
  });

  it("drops, and counts, what the contract does not know: other names, and the sample's gauge of 1", async () => {
    await send("stratoai.backend.campaigns.created:1|g|#tenant:789", "stratoai.backend.typo:1|c|#user:42");
    const lines = await exposed(/^statsd_exporter_events_actions_total\{action="drop"\} 2$/);
    assert.ok(!lines.some((line) => line.includes("typo") || line.includes('"789"') || line.includes('user="42"')));
    assert.ok(lines.includes('stratoai_backend_campaigns_created_total{tenant=""} 2'));
  });
});
