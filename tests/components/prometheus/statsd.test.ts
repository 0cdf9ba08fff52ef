import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { statsdText } from "../../../components/prometheus/files.ts";
import { statsdDegradations, statsdMapping } from "../../../components/prometheus/statsd.ts";

describe("The StatsD mapping", () => {
  it("knows the metrics of the contract in their one type, and drops all others", () => {
    const mappings = statsdMapping(stratoai)?.object.mappings.map(({ object }) => object);
    assert.deepEqual(
      mappings?.map(({ match, match_metric_type, name, action }) => [match, match_metric_type, name, action]),
      [
        ["stratoai.backend.campaigns.created", "counter", "stratoai_backend_campaigns_created_total", undefined],
        ["stratoai.backend.api.requests", "counter", "stratoai_backend_api_requests_total", undefined],
        ["stratoai.backend.database.query", "observer", "stratoai_backend_database_query_seconds", undefined],
        [".", undefined, "dropped", "drop"],
      ],
    );
  });

  it("says of each mapping which metric it is for", () => {
    const mapping = statsdMapping(stratoai) ?? assert.fail("no mapping");
    assert.match(
      statsdText(mapping),
      /^# catalog: the metrics that are sent by StatsD\nmappings:\n {2}# catalog: metric \w+\n {2}- match: /,
    );
    assert.match(statsdText(mapping), /# backend: statsd-exporter\n {2}- match: '\.'/);
  });

  it("says that it cannot hold tags to their budgets", () => {
    assert.match(statsdDegradations(stratoai)[0]?.lost ?? "", /budgets/);
  });

  it("is none where nothing is sent by StatsD", () => {
    const silent = { ...stratoai, metrics: stratoai.metrics.filter(({ statsd }) => statsd === undefined) };
    assert.equal(statsdMapping(silent), undefined);
    assert.deepEqual(statsdDegradations(silent), []);
  });
});
