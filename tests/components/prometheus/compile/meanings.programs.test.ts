import assert from "node:assert/strict";
import { stringify } from "yaml";
import type { Query } from "../../../../model/query.ts";
import { atMost, mean, predict, quantile, rate, ratio, secondsUntil, value } from "../../../../model/query.ts";
import { promql } from "../../../../components/prometheus/compile/promql.ts";
import { needs } from "../../../support/toolchain.ts";
import { run, temporaryFolder } from "../fixture.ts";
import { durations, expiry, memory, requests } from "../queries.ts";

type Series = Readonly<Record<string, string>>;
interface Sample {
  readonly labels: string;
  readonly value: number;
}

const failed = { status: { startsWith: "5" } };
const errorRatio = ratio(rate(requests, "5m", failed), rate(requests, "5m"), ["service"]);
const requestsOf = (service: string, status: string) =>
  `http_requests_total{job="backend",service="${service}",status="${status}"}`;
const bucket = (le: string) => `http_request_duration_seconds_bucket{job="backend",service="a",le="${le}"}`;
const count = 'http_request_duration_seconds_count{job="backend",service="a"}';

/** What each query gives after ten minutes of the series, one value a minute, in promtool's notation. */
const meanings: readonly (readonly [meaning: string, query: Query, series: Series, expected: readonly Sample[]])[] = [
  [
    "a ratio of sums, not a mean of ratios",
    errorRatio,
    {
      [requestsOf("a", "200")]: "0+60x10",
      [requestsOf("a", "500")]: "0+20x10",
      [`${requestsOf("a", "503").slice(0, -1)},instance="b"}`]: "0+20x10",
    },
    [{ labels: '{service="a"}', value: 0.4 }],
  ],
  [
    "0 where no error series exists, with the labels of the whole",
    errorRatio,
    { [requestsOf("a", "200")]: "0+60x10" },
    [{ labels: '{service="a"}', value: 0 }],
  ],
  [
    "nothing without traffic, never NaN",
    errorRatio,
    { [requestsOf("a", "200")]: "5+0x10", [requestsOf("a", "500")]: "5+0x10" },
    [],
  ],
  ["nothing without series", errorRatio, { up: "1+0x10" }, []],
  [
    "a restart's counters at 0 as a restart, not as negative events",
    errorRatio,
    {
      [requestsOf("a", "200")]: "0+90x7 0+90x3",
      [requestsOf("a", "500")]: "0+10x7 0+10x3",
    },
    [{ labels: '{service="a"}', value: 0.1 }],
  ],
  [
    "the error ratio of each service apart",
    errorRatio,
    {
      [requestsOf("a", "200")]: "0+60x10",
      [requestsOf("b", "500")]: "0+60x10",
      [requestsOf("c", "200")]: "7+0x10",
    },
    [
      { labels: '{service="a"}', value: 0 },
      { labels: '{service="b"}', value: 1 },
    ],
  ],
  [
    "the share above a bound, whether its bucket is written 2 or 2.0",
    ratio(atMost(durations, 2, "5m"), rate(durations, "5m"), ["service"], true),
    {
      [bucket("2.0")]: "0+30x10",
      [`${bucket("2").slice(0, -1)},instance="b"}`]: "0+45x10",
      [bucket("25")]: "0+90x10",
      [count]: "0+100x10",
    },
    [{ labels: '{service="a"}', value: 0.25 }],
  ],
  [
    "a quantile over all series of the service",
    quantile(0.5, durations, "5m", ["service"]),
    {
      [bucket("0.5")]: "0+10x10",
      [`${bucket("0.5").slice(0, -1)},instance="b"}`]: "0+30x10",
      [bucket("2")]: "0+40x10",
      [`${bucket("2").slice(0, -1)},instance="b"}`]: "0+40x10",
      [bucket("+Inf")]: "0+40x10",
      [`${bucket("+Inf").slice(0, -1)},instance="b"}`]: "0+40x10",
    },
    [{ labels: '{service="a"}', value: 0.5 }],
  ],
  [
    "nothing as the mean of no observations",
    mean(durations, "5m"),
    { [count]: "5+0x10", [count.replace("_count", "_sum")]: "5+0x10" },
    [],
  ],
  [
    "where a straight line arrives",
    predict(memory, "10m", "1h"),
    { 'memory_bytes{job="backend"}': "1000-10x10" },
    [{ labels: '{job="backend"}', value: 300 }],
  ],
  [
    "the seconds until a moment, negative once it has passed",
    secondsUntil(expiry),
    {
      'expiry_timestamp_seconds{job="backend",check="a"}': "700+0x10",
      'expiry_timestamp_seconds{job="backend",check="b"}': "500+0x10",
    },
    [
      { labels: '{job="backend",check="a"}', value: 100 },
      { labels: '{job="backend",check="b"}', value: -100 },
    ],
  ],
  [
    "the metric of its own job only",
    value(memory),
    { 'memory_bytes{job="backend"}': "1+0x10", 'memory_bytes{job="other"}': "2+0x10" },
    [{ labels: 'memory_bytes{job="backend"}', value: 1 }],
  ],
];

describe("A query's PromQL, evaluated by Prometheus", () => {
  needs("promtool");

  for (const [meaning, query, series, expected] of meanings) {
    it(`gives ${meaning}`, () => {
      const folder = temporaryFolder();
      try {
        const test = {
          interval: "1m",
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [{ expr: promql(query), eval_time: "10m", exp_samples: expected }],
        };
        folder.write([{ path: "test.yml", content: stringify({ fuzzy_compare: true, tests: [test] }) }]);
        const { ok, output } = run("promtool", ["test", "rules", "test.yml"], folder.path);
        assert.ok(ok, output);
      } finally {
        folder.remove();
      }
    });
  }
});
