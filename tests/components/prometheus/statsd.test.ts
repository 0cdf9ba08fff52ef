import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { statsdArtifacts, statsdDegradations } from "../../../components/prometheus/statsd.ts";

describe("The StatsD mapping", () => {
  it("knows the metrics of the contract in their one type, and drops all others", () => {
    const [artifact] = statsdArtifacts(stratoai);
    const { mappings } = parse(artifact?.content ?? "") as { mappings: Record<string, unknown>[] };
    assert.deepEqual(
      mappings.map(({ match, match_metric_type, name, action }) => [match, match_metric_type, name, action]),
      [
        ["stratoai.backend.campaigns.created", "counter", "stratoai_backend_campaigns_created_total", undefined],
        ["stratoai.backend.api.requests", "counter", "stratoai_backend_api_requests_total", undefined],
        ["stratoai.backend.database.query", "observer", "stratoai_backend_database_query_seconds", undefined],
        [".", undefined, "dropped", "drop"],
      ],
    );
  });

  it("says that it cannot hold tags to their budgets", () => {
    assert.match(statsdDegradations(stratoai)[0]?.lost ?? "", /budgets/);
  });

  it("is none where nothing is sent by StatsD", () => {
    const silent = { ...stratoai, metrics: stratoai.metrics.filter(({ statsd }) => statsd === undefined) };
    assert.deepEqual(statsdArtifacts(silent), []);
    assert.deepEqual(statsdDegradations(silent), []);
  });
});
