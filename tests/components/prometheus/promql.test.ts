import assert from "node:assert/strict";
import { absent, allOf, always, anyOf, when } from "../../../model/alert.ts";
import type { Condition } from "../../../model/alert.ts";
import type { Query } from "../../../model/query.ts";
import {
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
import { conditionPromql, promql, withoutPromql } from "../../../components/prometheus/promql.ts";
import { durations, expiry, memory, requests } from "./queries.ts";

const failed = { status: { startsWith: "5" } };
const text = (promql: string | null) => raw({ promql, datadog: null, nrql: null, meaning: "the moon's phase" });

const queries: readonly (readonly [meaning: string, query: Query, expected: string])[] = [
  ["a gauge's value", value(memory), 'memory_bytes{job="backend"}'],
  ["a gauge's value an hour ago", value(memory, {}, "1h"), 'memory_bytes{job="backend"} offset 1h'],
  ["a gauge's average", valueOver("avg", memory, "5m"), 'avg_over_time(memory_bytes{job="backend"}[5m])'],
  ["a counter's rate", rate(requests, "5m"), 'rate(http_requests_total{job="backend"}[5m])'],
  [
    "the rate of a histogram's observations",
    rate(durations, "5m"),
    'rate(http_request_duration_seconds_count{job="backend"}[5m])',
  ],
  ["a counter's increase", increase(requests, "1h"), 'increase(http_requests_total{job="backend"}[1h])'],
  [
    "the rate of observations up to a whole bound, which is written with and without .0",
    atMost(durations, 2, "5m"),
    'rate(http_request_duration_seconds_bucket{job="backend",le=~"2(\\\\.0)?"}[5m])',
  ],
  [
    "the rate of observations up to a fraction",
    atMost(durations, 0.5, "5m"),
    'rate(http_request_duration_seconds_bucket{job="backend",le="0.5"}[5m])',
  ],
  [
    "the rate of observations up to a bound that some write with an exponent",
    atMost(durations, 1_500_000, "5m"),
    'rate(http_request_duration_seconds_bucket{job="backend",le=~"1500000(\\\\.0)?|1\\\\.5e\\\\+06"}[5m])',
  ],
  [
    "a quantile of the summed buckets",
    quantile(0.95, durations, "5m", ["service"]),
    'histogram_quantile(0.95, sum by (le, service) (rate(http_request_duration_seconds_bucket{job="backend"}[5m])))',
  ],
  [
    "a mean as a ratio of sums",
    mean(durations, "5m", ["route"]),
    'sum by (route) (rate(http_request_duration_seconds_sum{job="backend"}[5m])) / ' +
      '(sum by (route) (rate(http_request_duration_seconds_count{job="backend"}[5m])) > 0)',
  ],
  [
    "a distribution",
    buckets(durations, "5m"),
    'sum by (le) (rate(http_request_duration_seconds_bucket{job="backend"}[5m]))',
  ],
  ["an aggregate by labels", max(value(memory), ["instance"]), 'max by (instance) (memory_bytes{job="backend"})'],
  ["an aggregate over everything", sum(value(memory)), 'sum(memory_bytes{job="backend"})'],
  [
    "a ratio of gauges, of which one that is gone is not 0",
    ratio(value(memory), value(memory), ["instance"]),
    'sum by (instance) (memory_bytes{job="backend"}) / ' + '(sum by (instance) (memory_bytes{job="backend"}) > 0)',
  ],
  [
    "a ratio",
    ratio(rate(requests, "5m", failed), rate(requests, "5m"), ["service"]),
    '(sum by (service) (rate(http_requests_total{job="backend",status=~"5.*"}[5m])) or ' +
      '0 * sum by (service) (rate(http_requests_total{job="backend"}[5m]))) / ' +
      '(sum by (service) (rate(http_requests_total{job="backend"}[5m])) > 0)',
  ],
  [
    "a ratio's complement, without a detour over 1",
    ratio(atMost(durations, 0.5, "5m"), rate(durations, "5m"), [], true),
    '(sum(rate(http_request_duration_seconds_count{job="backend"}[5m])) - ' +
      '(sum(rate(http_request_duration_seconds_bucket{job="backend",le="0.5"}[5m])) or ' +
      '0 * sum(rate(http_request_duration_seconds_count{job="backend"}[5m])))) / ' +
      '(sum(rate(http_request_duration_seconds_count{job="backend"}[5m])) > 0)',
  ],
  [
    "arithmetic, with what binds looser in parentheses",
    arithmetic(arithmetic(sum(value(memory)), "+", 1), "*", secondsUntil(expiry)),
    '(sum(memory_bytes{job="backend"}) + 1) * (expiry_timestamp_seconds{job="backend"} - time())',
  ],
  ["a prediction", predict(memory, "6h", "1d"), 'predict_linear(memory_bytes{job="backend"}[6h], 86400)'],
  ["the time until a moment", secondsUntil(expiry), 'expiry_timestamp_seconds{job="backend"} - time()'],
  ["whether targets answer", up("backend"), 'up{job="backend"}'],
  ["raw text", text("vector(1)"), "vector(1)"],
];

const conditions: readonly (readonly [meaning: string, condition: Condition, expected: string])[] = [
  ["a threshold, in exact decimals", when(value(memory), ">=", 1e-7), 'memory_bytes{job="backend"} >= 0.0000001'],
  ["a threshold of raw text, whatever its operators", when(text("a or b"), ">", 1), "(a or b) > 1"],
  [
    "absence of a metric",
    absent({ metric: requests, filter: { route: { is: "/" } } }, "10m"),
    'absent_over_time(http_requests_total{job="backend",route="/"}[10m])',
  ],
  ["absence of a job", absent({ job: "backend" }, "5m"), 'absent_over_time(up{job="backend"}[5m])'],
  ["any of several", anyOf(when(up("a"), "==", 0), when(up("b"), "==", 0)), 'up{job="a"} == 0\nor\nup{job="b"} == 0'],
  [
    "all of several, one of them any of several",
    allOf(["instance"], anyOf(when(up("a"), "==", 0), when(up("b"), "==", 0)), when(value(memory), ">", 1)),
    '(\n  up{job="a"} == 0\n  or\n  up{job="b"} == 0\n)\nand on (instance)\nmemory_bytes{job="backend"} > 1',
  ],
  [
    "all of several, the last of them all of several on other labels",
    allOf(["service"], when(up("a"), "==", 0), allOf([], when(up("b"), "==", 0), always)),
    'up{job="a"} == 0\nand on (service)\n(\n  up{job="b"} == 0\n  and on ()\n  vector(1)\n)',
  ],
  ["always", always, "vector(1)"],
];

describe("PromQL", () => {
  for (const [meaning, query, expected] of queries) {
    it(`writes ${meaning}`, () => {
      assert.equal(promql(query), expected);
    });
  }

  for (const [meaning, condition, expected] of conditions) {
    it(`writes ${meaning} as a condition`, () => {
      assert.equal(conditionPromql(condition), expected);
    });
  }

  it("selects by text that is no regular expression, whatever its characters", () => {
    assert.equal(
      promql(
        value(memory, {
          d: { startsWith: "/api.v1/" },
          c: { in: ["a|b", "(c)"] },
          b: { isNot: 'say "no"' },
          a: { is: "back\\slash\n" },
        }),
      ),
      'memory_bytes{job="backend",a="back\\\\slash\\n",b!="say \\"no\\"",c=~"a\\\\|b|\\\\(c\\\\)",d=~"/api\\\\.v1/.*"}',
    );
  });

  it("gives every selector the further matchers of a dashboard", () => {
    const query = ratio(atMost(durations, 0.5, "5m"), rate(durations, "5m"));
    const extra = 'environment=~"$environment"';
    assert.equal(promql(query, [extra]).split(extra).length - 1, 3);
    assert.equal(promql(up("backend"), [extra]), 'up{job="backend",environment=~"$environment"}');
  });

  it("finds raw queries without PromQL, and refuses to write them", () => {
    const query = arithmetic(value(memory), "/", text(null));
    assert.deepEqual(
      withoutPromql(query).map(({ meaning }) => meaning),
      ["the moon's phase"],
    );
    assert.throws(() => promql(query), /no PromQL is given for: the moon's phase/);
  });
});
