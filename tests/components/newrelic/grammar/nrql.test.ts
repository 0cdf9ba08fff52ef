import assert from "node:assert/strict";
import { parseConditionNrql, parseNrql } from "../../../../components/newrelic/grammar/nrql.ts";

/** Forms that New Relic's documentation has for alert conditions. */
const conditions = [
  "SELECT average(duration) FROM Transaction WHERE account_id in (91290, 102021, 20230)",
  "SELECT percentile(duration, 95) FROM Transaction WHERE name LIKE 'Controller/checkout/%'",
  "SELECT percentile(largestContentfulPaint, 75) FROM PageViewTiming WHERE (appId = 837807)",
  "SELECT max(duration) FROM Transaction",
  "SELECT percentage(count(*), WHERE duration > 2) FROM Transaction",
  "SELECT percentage(count(*), WHERE http.statusCode = '500') FROM Transaction",
  "SELECT apdex(duration, t:0.5) FROM Transaction WHERE appName like '%prod%'",
  "SELECT filter(count(*), WHERE result = 'FAILED') FROM SyntheticCheck WHERE monitorName = 'My Favorite Monitor'",
  "SELECT max(cpu) FROM (FROM SystemSample SELECT min(cpuPercent) as 'cpu' FACET hostname)",
  "FROM Metric SELECT rate(sum(istio_requests_total), 1 minute) WHERE response_code LIKE '5%' FACET service",
  "FROM Metric SELECT bucketPercentile(gotk_reconcile_duration_seconds_bucket, 95)",
  "FROM K8sVolumeSample SELECT predictLinear(fsUsedPercent, 24 hours) WHERE volumeName NOT LIKE '%token%' FACET volumeName",
  "SELECT filter(sum(x), WHERE status LIKE '5%') / sum(x) * 100 FROM Metric WHERE NOT (a = 1 OR b IS NOT NULL) FACET `a-b`, c",
];

/** What streaming alerts refuse → a part of the reason that ours gives. */
const refusedByConditions: readonly (readonly [string, RegExp])[] = [
  ["SELECT max(x) FROM Metric SINCE yesterday", /no SINCE/],
  ["SELECT max(x) FROM Metric SINCE 1 hour ago UNTIL 5 minutes ago", /no SINCE/],
  ["SELECT max(x) FROM Metric UNTIL 5 minutes ago", /no UNTIL/],
  ["SELECT count(*) FROM Transaction TIMESERIES 1 minute SLIDE BY 5 minutes", /no TIMESERIES/],
  ["SELECT max(x) FROM Metric FACET host LIMIT 10", /no LIMIT/],
  ["SELECT max(x) FROM Metric FACET host LIMIT MAX", /no LIMIT/],
  ["SELECT max(x) FROM Metric COMPARE WITH 1 day ago", /no COMPARE WITH/],
  ["SELECT count(foo), average(bar), max(baz) from Transaction", /SELECT has one item/],
  ["SELECT histogram(duration) FROM Transaction", /histogram\(\)/],
  ["SELECT cardinality(x) FROM Metric", /cardinality\(\)/],
  ["SELECT bytecountestimate() FROM Metric", /bytecountestimate\(\)/],
  ["SELECT duration FROM Transaction", /needs a number/],
  ["SELECT max(cpu) FROM (FROM SystemSample SELECT min(cpuPercent) AS cpu)", /needs a FACET/],
  ["SELECT max(cpu) FROM (FROM Event SELECT min(cpuTime) as cpu FACET host TIMESERIES 30 seconds)", /no TIMESERIES/],
  ["SELECT count(*) FROM Transaction WHERE host IN (SELECT uniques(host) FROM Log)", /no subquery/],
];

/** What NRQL itself refuses. */
const refused: readonly (readonly [string, RegExp])[] = [
  ["SELECT max(x)", /no FROM/],
  ["FROM Metric", /no SELECT/],
  ["WHERE a = 1 SELECT max(x) FROM Metric", /SELECT or FROM/],
  ["SELECT max(x FROM Metric", /"\)"/],
  ["SELECT max(x)) FROM Metric", /no FROM/],
  ["SELECT max(x) FROM Metric)", /the end of the query/],
  ["SELECT max(x) FROM Metric WHERE a = 'b", /cannot be read as NRQL/],
  ["SELECT maximum(x) FROM Metric", /not a known function/],
  ["SELECT rate(sum(x)) FROM Metric", /takes 2/],
  ["SELECT rate(x, 1 second) FROM Metric", /takes an aggregate/],
  ["SELECT max(x) FROM Metric WHERE a == 1", /a number or a function/],
  ["SELECT max(x) FROM Metric WHERE a", /is not a comparison/],
  ["SELECT max(x) FROM Metric WHERE a NOT 'b'", /IN, LIKE or RLIKE/],
  ["SELECT max(x) FROM Metric WHERE max(x) > 1", /WHERE looks at single events/],
  ["SELECT max(x) FROM Metric WHERE a = 1 WHERE b = 2", /WHERE stands twice/],
  ["SELECT max(x) FROM Metric FACET a, b, c, d, e, f", /at most 5/],
  ["SELECT max(x) FROM Metric GROUP BY a", /the end of the query|a clause/],
  ["SELECT max(x) FROM Metric SINCE 5 minutes", /AGO/],
  ["SELECT max(x) FROM Metric ", /blanks/],
];

describe("The grammar of NRQL", () => {
  for (const query of conditions) {
    it(`takes for a condition: ${query}`, () => {
      assert.equal(parseConditionNrql(query).select.length, 1);
    });
  }
  for (const [query, reason] of refusedByConditions) {
    it(`refuses for a condition: ${query}`, () => {
      assert.throws(() => parseConditionNrql(query), { name: "GrammarError", message: reason });
      if (!query.includes("SLIDE")) parseNrql(query);
    });
  }
  for (const [query, reason] of refused) {
    it(`refuses anywhere: ${query}`, () => {
      assert.throws(() => parseNrql(query), { name: "GrammarError", message: reason });
    });
  }

  it("takes for a graph what only graphs have", () => {
    const { clauses } = parseNrql(
      "SELECT count(*), max(x) AS 'largest' FROM Metric, Log FACET a SINCE 1 day ago UNTIL 1 hour ago TIMESERIES AUTO LIMIT MAX COMPARE WITH 1 week ago",
    );
    assert.ok(clauses.has("COMPARE") && clauses.has("LIMIT"));
  });
});
