import assert from "node:assert/strict";
import type { Evaluation } from "../../../components/datadog/query/index.ts";
import { datadogQuery } from "../../../components/datadog/query/index.ts";
import type { Query } from "../../../model/query.ts";
import {
  aggregate,
  arithmetic,
  atMost,
  buckets,
  increase,
  max,
  mean,
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
import { capacity, connections, context, created, expiry, latency, queue, requests, timer } from "./fixture.ts";

/** Everything is asked within the stack; that part is left out here to be readable. */
const stackScope = "cluster:main AND environment:prod AND job:stratoai-backend";
const readable = (text: string) =>
  text
    .replaceAll(`${stackScope} AND `, "")
    .replaceAll(stackScope, "*")
    .replaceAll("cluster:main AND environment:prod AND ", "")
    .replaceAll("cluster:main AND environment:prod", "*");

const five = { kind: "total", window: "5m" } as const;
const asked = (query: Query, evaluation: Evaluation) => readable(datadogQuery(query, context, evaluation));
const errors = { status: { startsWith: "5" } };

/** What is meant → what a monitor sums up over the window, and what a graph or a sustained monitor asks at each point. */
const goldens: readonly (readonly [meaning: string, query: Query, total: string, points: string])[] = [
  [
    "a rate: increments by the seconds of the window",
    sum(rate(requests, "5m")),
    "(sum:stratoai.http_requests.count{*}.as_count() / 300)",
    "moving_rollup(sum:stratoai.http_requests.count{*}.as_rate(), 300, 'avg')",
  ],
  [
    "an increase: increments",
    sum(increase(requests, "5m"), ["service"]),
    "sum:stratoai.http_requests.count{*} by {service}.as_count()",
    "(moving_rollup(sum:stratoai.http_requests.count{*} by {service}.as_rate(), 300, 'avg') * 300)",
  ],
  [
    "a ratio of sums, whose missing part is 0",
    ratio(rate(requests, "5m", errors), rate(requests, "5m"), ["service"]),
    "(default_zero(sum:stratoai.http_requests.count{status:5*} by {service}.as_count()) / sum:stratoai.http_requests.count{*} by {service}.as_count())",
    "(default_zero(moving_rollup(sum:stratoai.http_requests.count{status:5*} by {service}.as_rate(), 300, 'avg')) / moving_rollup(sum:stratoai.http_requests.count{*} by {service}.as_rate(), 300, 'avg'))",
  ],
  [
    "its complement, over the same denominator",
    ratio(atMost(latency, 2, "5m"), rate(latency, "5m"), [], true),
    "((count:stratoai.latency_seconds{*}.as_count() - default_zero(count(v: v<=2):stratoai.latency_seconds{*}.as_count())) / count:stratoai.latency_seconds{*}.as_count())",
    "((moving_rollup(count:stratoai.latency_seconds{*}.as_rate(), 300, 'avg') - default_zero(moving_rollup(count(v: v<=2):stratoai.latency_seconds{*}.as_rate(), 300, 'avg'))) / moving_rollup(count:stratoai.latency_seconds{*}.as_rate(), 300, 'avg'))",
  ],
  [
    "a ratio of gauges: of their sums",
    ratio(value(queue), value(capacity), ["instance"]),
    "(default_zero(sum:stratoai.queue_length{*} by {host}) / sum:stratoai.queue_capacity{*} by {host})",
    "(default_zero(sum:stratoai.queue_length{*} by {host}) / sum:stratoai.queue_capacity{*} by {host})",
  ],
  [
    "a quantile: of the merged distribution",
    quantile(0.999, latency, "5m", ["service"]),
    "p99.9:stratoai.latency_seconds{*} by {service}",
    "p99.9:stratoai.latency_seconds{*} by {service}.rollup(avg, 300)",
  ],
  [
    "a mean: sum by count",
    mean(latency, "5m"),
    "(sum:stratoai.latency_seconds.sum{*}.as_count() / sum:stratoai.latency_seconds.count{*}.as_count())",
    "(moving_rollup(sum:stratoai.latency_seconds.sum{*}.as_rate(), 300, 'avg') / moving_rollup(sum:stratoai.latency_seconds.count{*}.as_rate(), 300, 'avg'))",
  ],
  [
    "the distribution itself",
    buckets(latency, "5m"),
    "histogram:stratoai.latency_seconds{*}",
    "histogram:stratoai.latency_seconds{*}",
  ],
  [
    "a gauge per series: grouped by all that distinguishes series",
    value(queue),
    "avg:stratoai.queue_length{*} by {host,name}",
    "avg:stratoai.queue_length{*} by {host,name}",
  ],
  [
    "a gauge an hour ago",
    max(value(queue, {}, "1h")),
    "timeshift(max:stratoai.queue_length{*}, -3600)",
    "timeshift(max:stratoai.queue_length{*}, -3600)",
  ],
  [
    "a gauge over a window",
    max(valueOver("max", queue, "30m")),
    "moving_rollup(max:stratoai.queue_length{*}, 1800, 'max')",
    "moving_rollup(max:stratoai.queue_length{*}, 1800, 'max')",
  ],
  [
    "what StatsD sends, under its own name",
    sum(increase(created, "5m")),
    "sum:stratoai.backend.campaigns.created{*}.as_count()",
    "(moving_rollup(sum:stratoai.backend.campaigns.created{*}.as_rate(), 300, 'avg') * 300)",
  ],
  [
    "a StatsD timer's percentile, in seconds, of the worst host",
    quantile(0.95, timer, "5m"),
    "(max:stratoai.backend.database.query.95percentile{*} / 1000)",
    "(max:stratoai.backend.database.query.95percentile{*} / 1000)",
  ],
  [
    "what an integration delivers, under its name and its tags",
    sum(value(connections, { datname: { is: "app" } }), ["instance"]),
    "sum:postgresql.connections{db:app} by {host}",
    "sum:postgresql.connections{db:app} by {host}",
  ],
  [
    "filters of every kind, in order of label",
    sum(value(queue, { name: { isNot: "A b" }, instance: { in: ["x", "y"] } })),
    "sum:stratoai.queue_length{host IN (x,y) AND NOT name:a_b}",
    "sum:stratoai.queue_length{host IN (x,y) AND NOT name:a_b}",
  ],
  [
    "arithmetic, in brackets",
    arithmetic(sum(value(queue)), "-", arithmetic(-2, "*", sum(value(capacity)))),
    "(sum:stratoai.queue_length{*} - ((0 - 2) * sum:stratoai.queue_capacity{*}))",
    "(sum:stratoai.queue_length{*} - ((0 - 2) * sum:stratoai.queue_capacity{*}))",
  ],
  [
    "a text of its own",
    raw({ promql: null, nrql: null, datadog: " avg:system.load.1{*} ", meaning: "load" }),
    "avg:system.load.1{*}",
    "avg:system.load.1{*}",
  ],
];

describe("A query in Datadog's language", () => {
  for (const [meaning, query, total, points] of goldens) {
    it(`says ${meaning}`, () => {
      assert.equal(asked(query, five), total);
      assert.equal(asked(query, { kind: "points" }), points);
    });
  }

  it("gives a rate times its window as the increments that it is", () => {
    const guard = arithmetic(sum(rate(requests, "5m", errors)), "*", 300);
    assert.equal(asked(guard, five), "sum:stratoai.http_requests.count{status:5*}.as_count()");
  });

  it("stays within its stack and its job", () => {
    assert.equal(
      datadogQuery(sum(value(queue)), context, { kind: "points" }),
      "sum:stratoai.queue_length{cluster:main AND environment:prod AND job:stratoai-backend}",
    );
  });

  const unsupported: readonly (readonly [string, Query, RegExp])[] = [
    ["the number of series", aggregate("count", value(queue)), /number of series/],
    ["the largest rate", max(rate(requests, "5m")), /adds increments up/],
    ["the largest of averages over time", max(valueOver("avg", queue, "5m")), /max of each series' avg/],
    ["a StatsD timer's mean", mean(timer, "5m"), /a mean of means would be none/],
    ["a StatsD timer's other percentiles", quantile(0.9, timer, "5m"), /no 90th percentile/],
    ["a percentile of three decimals", quantile(0.99999, latency, "5m"), /99.999th/],
    ["a label that the integration lacks", sum(value(connections), ["state"]), /has no state/],
    ["a prediction outside a monitor", predict(queue, "1h", "1d"), /outside a forecast/],
    ["the time until a moment", secondsUntil(expiry), /do not know the present/],
    ["`up` as a number", sum(up("stratoai-backend"), ["job"]), /service check/],
    ["a text that it does not have", raw({ promql: "x", datadog: null, nrql: null, meaning: "the odd" }), /the odd/],
    ["a number that reads nothing", arithmetic(1, "+", 2), /reads no metric/],
    ["a job that the stack does not have", sum(up("alertmanager")), /does not run/],
  ];
  for (const [what, query, lost] of unsupported) {
    it(`cannot say ${what}, and says so`, () => {
      assert.throws(() => datadogQuery(query, context, { kind: "points" }), { name: "Unsupported", message: lost });
    });
  }
});
