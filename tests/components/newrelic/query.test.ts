import assert from "node:assert/strict";
import { graphQuery } from "../../../components/newrelic/dashboard/graph.ts";
import { nrqlQuery } from "../../../components/newrelic/nrql/index.ts";
import { nrqlText } from "../../../components/newrelic/nrql/query.ts";
import type { Query } from "../../../model/query.ts";
import {
  aggregate,
  arithmetic,
  atMost,
  buckets,
  increase,
  max,
  mean,
  min,
  predict,
  quantile,
  rate,
  ratio,
  raw,
  secondsUntil,
  sum,
  up,
  value,
  valueOver,
} from "../../../model/query.ts";
import {
  capacity,
  connections,
  context,
  created,
  expiry,
  latency,
  queue,
  requests,
  timer,
} from "../datadog/fixture.ts";

/** Everything is asked within the stack; that condition is left out here to be readable. */
const readable = (text: string) =>
  text
    .replaceAll("cluster = 'main' AND environment = 'prod' AND job = 'stratoai-backend'", "…")
    .replaceAll("cluster = 'main' AND environment = 'prod'", "…");
const asked = (query: Query) => readable(nrqlText(nrqlQuery(query, context)));
const errors = { status: { startsWith: "5" } };

const goldens: readonly (readonly [meaning: string, query: Query, nrql: string])[] = [
  [
    "a rate: increments per second",
    sum(rate(requests, "5m"), ["service"]),
    "SELECT rate(sum(http_requests_total), 1 second) FROM Metric WHERE … FACET service",
  ],
  ["an increase: increments", sum(increase(requests, "5m")), "SELECT sum(http_requests_total) FROM Metric WHERE …"],
  [
    "a ratio of sums, whose numerator has a filter",
    ratio(rate(requests, "5m", errors), rate(requests, "5m"), ["service"]),
    "SELECT (filter(sum(http_requests_total), WHERE status LIKE '5%') / sum(http_requests_total)) FROM Metric WHERE … FACET service",
  ],
  [
    "its complement, over the same denominator",
    ratio(atMost(latency, 2, "5m"), rate(latency, "5m"), [], true),
    "SELECT ((sum(latency_seconds_count) - filter(sum(latency_seconds_bucket), WHERE numeric(histogram.bucket.le) = 2)) / sum(latency_seconds_count)) FROM Metric WHERE …",
  ],
  [
    "a ratio of gauges of one job: of the sums of their samples, whose number cancels",
    ratio(value(queue), value(capacity), ["instance"]),
    "SELECT (sum(queue_length) / sum(queue_capacity)) FROM Metric WHERE … FACET instance",
  ],
  [
    "the same, written as a division",
    arithmetic(sum(value(queue), ["instance"]), "/", sum(value(capacity), ["instance"])),
    "SELECT (sum(queue_length) / sum(queue_capacity)) FROM Metric WHERE … FACET instance",
  ],
  [
    "a quantile: interpolated in its bucket",
    quantile(0.999, latency, "5m", ["service"]),
    "SELECT bucketPercentile(latency_seconds_bucket, 99.9) FROM Metric WHERE … FACET service",
  ],
  [
    "a mean: sum by count",
    mean(latency, "5m"),
    "SELECT (sum(latency_seconds_sum) / sum(latency_seconds_count)) FROM Metric WHERE …",
  ],
  [
    "a gauge per series: its last value",
    value(queue),
    "SELECT latest(queue_length) FROM Metric WHERE … FACET instance, name",
  ],
  ["the largest gauge", max(value(queue), ["instance"]), "SELECT max(queue_length) FROM Metric WHERE … FACET instance"],
  [
    "a sum of gauges: of the last value of each series, however often it was sampled",
    sum(value(queue), ["service"]),
    "SELECT sum(v) FROM (SELECT latest(queue_length) AS v FROM Metric WHERE … FACET instance, name, service) FACET service",
  ],
  [
    "the largest of averages over time",
    max(valueOver("avg", queue, "30m")),
    "SELECT max(v) FROM (SELECT average(queue_length) AS v FROM Metric WHERE … FACET instance, name)",
  ],
  [
    "the number of series",
    aggregate("count", value(queue)),
    "SELECT count(v) FROM (SELECT latest(queue_length) AS v FROM Metric WHERE … FACET instance, name)",
  ],
  [
    "a prediction: a line through the window",
    min(predict(queue, "6h", "1d"), ["instance"]),
    "SELECT min(v) FROM (SELECT predictLinear(queue_length, 86400 seconds) AS v FROM Metric WHERE … FACET instance, name) FACET instance",
  ],
  [
    "the time until a moment, from that of the sample",
    min(secondsUntil(expiry), ["instance"]),
    "SELECT (min(licence_expiry) - (latest(timestamp) / 1000)) FROM Metric WHERE … FACET instance",
  ],
  ["a target that answers", up("stratoai-backend"), "SELECT latest(up) FROM Metric WHERE … FACET instance"],
  [
    "how many targets answer",
    sum(up("stratoai-backend"), ["job"]),
    "SELECT sum(v) FROM (SELECT latest(up) AS v FROM Metric WHERE … FACET instance, job) FACET job",
  ],
  [
    "what StatsD sends, under its own name and of no job",
    sum(increase(created, "5m")),
    "SELECT sum(stratoai.backend.campaigns.created) FROM Metric WHERE …",
  ],
  [
    "a StatsD timer's mean, in seconds",
    mean(timer, "5m"),
    "SELECT (average(stratoai.backend.database.query) / 1000) FROM Metric WHERE …",
  ],
  [
    "filters of every kind, in order of label, with quotes that stay text",
    max(value(queue, { name: { isNot: "it's" }, instance: { in: ["x", "y"] }, zone: { is: "" } })),
    "SELECT max(queue_length) FROM Metric WHERE … AND instance IN ('x', 'y') AND name != 'it\\'s' AND zone IS NULL",
  ],
  [
    "arithmetic with a number",
    arithmetic(1, "-", ratio(rate(requests, "5m", errors), rate(requests, "5m"))),
    "SELECT (1 - (filter(sum(http_requests_total), WHERE status LIKE '5%') / sum(http_requests_total))) FROM Metric WHERE …",
  ],
];

describe("A query in NRQL", () => {
  for (const [meaning, query, nrql] of goldens) {
    it(`says ${meaning}`, () => {
      assert.equal(asked(query), nrql);
    });
  }

  it("stays within its stack and its job", () => {
    assert.equal(
      nrqlText(nrqlQuery(max(value(queue)), context)),
      "SELECT max(queue_length) FROM Metric WHERE cluster = 'main' AND environment = 'prod' AND job = 'stratoai-backend'",
    );
  });

  it("draws a line in points as wide as its window where it is an amount, else as suits the range", () => {
    const line = (query: Query) =>
      readable(graphQuery(query, { kind: "line", range: "1d" }, context)).replace(/.*(TIMESERIES)/, "$1");
    assert.equal(line(sum(increase(requests, "1h"))), "TIMESERIES 1 hour");
    assert.equal(line(sum(rate(requests, "1h"))), "TIMESERIES AUTO");
    assert.throws(() => line(sum(increase(requests, "1m"))), /1440 points of 1m over 1d: New Relic draws 366/);
  });

  it("draws a line over the dashboard's range, whatever New Relic's own is", () => {
    const line = graphQuery(sum(rate(requests, "5m")), { kind: "line", range: "7d" }, context);
    assert.match(line, / SINCE 7 days ago TIMESERIES AUTO$/);
    const own = raw({ promql: null, datadog: null, nrql: "SELECT count(*) FROM Log", meaning: "log lines" });
    assert.equal(
      graphQuery(own, { kind: "line", range: "1d" }, context),
      "SELECT count(*) FROM Log SINCE 1 day ago TIMESERIES AUTO",
    );
  });

  it("draws a nested query in the same points inside and outside", () => {
    assert.match(
      graphQuery(sum(value(queue)), { kind: "line", range: "1h" }, context),
      /TIMESERIES 1 minute\) SINCE 1 hour ago TIMESERIES 1 minute$/,
    );
  });

  it("looks back over its window for a number, with its legend as its name", () => {
    const text = graphQuery(sum(increase(requests, "1d")), { kind: "number", range: "7d", alias: "per day" }, context);
    assert.match(text, /^SELECT sum\(http_requests_total\) AS 'per day' FROM .* SINCE 1 day ago$/);
  });

  it("takes a text of its own as it is", () => {
    const own = raw({ promql: null, datadog: null, nrql: " SELECT count(*) FROM Log ", meaning: "log lines" });
    assert.equal(graphQuery(own, { kind: "number", range: "1h" }, context), "SELECT count(*) FROM Log");
  });

  const unsupported: readonly (readonly [string, Query, RegExp])[] = [
    [
      "two windows at once",
      arithmetic(sum(rate(requests, "5m")), "/", sum(rate(requests, "1h"))),
      /windows of 5m and 1h/,
    ],
    ["gauges that are sampled differently", ratio(value(queue), value(connections)), /not sampled equally often/],
    ["a StatsD timer's percentile", quantile(0.95, timer, "5m"), /keeps it as a summary/],
    ["a past value", max(value(queue, {}, "1h")), /a value of 1h ago/],
    ["an aggregate of an aggregate over series", max(sum(value(queue), ["name"])), /NRQL nests once/],
    ["a wildcard as a text", max(value(queue, { name: { startsWith: "a%" } })), /wildcards/],
    ["the distribution itself", buckets(latency, "5m"), /no Prometheus buckets/],
    ["a job that the stack does not have", up("alertmanager"), /does not run/],
    ["more groups than five", max(value(queue), ["a", "b", "c", "d", "e", "f"]), /6 attributes: NRQL takes 5/],
  ];
  for (const [what, query, lost] of unsupported) {
    it(`cannot say ${what}, and says so`, () => {
      assert.throws(() => nrqlQuery(query, context), { name: "Unsupported", message: lost });
    });
  }
});
