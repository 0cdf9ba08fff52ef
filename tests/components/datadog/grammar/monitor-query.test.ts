import assert from "node:assert/strict";
import { parseGraphQuery, parseMonitorQuery } from "../../../../components/datadog/grammar/monitor-query.ts";
import type { MonitorType } from "../../../../components/datadog/monitor/definition.ts";

/** Forms that Datadog's documentation and exported monitors have. */
const good: Readonly<Record<MonitorType, readonly string[]>> = {
  "query alert": [
    "avg(last_5m):sum:system.net.bytes_rcvd{host:host0} > 100",
    "avg(last_1m):avg:system.mem.free{role:database} < 2147483648",
    "sum(last_5m):sum:trace.django.request.errors{env:prod}.as_count() / sum:trace.django.request.hits{env:prod}.as_count() > 0.05",
    "sum(last_5m):( sum:x.errors{env:prod}.as_count() / sum:x.requests{env:prod}.as_count() ) * 100 > 5",
    "percentile(last_5m):p95:trace.django.request{env:prod,service:backend} > 1",
    "percentile(last_1h):p99.9:trace.http.request{env:prod AND service IN (a,b)} by {service} >= 1.5",
    "avg(last_15m):avg:postgresql.percent_usage_connections{*} by {host} > 0.9",
    "change(avg(last_5m),last_1h):avg:system.load.1{*} > 5",
    "pct_change(sum(last_4h),last_1d):sum:orders{!env:dev}.as_count() < -50",
    "avg(last_4h):anomalies(avg:system.cpu.user{env:prod}, 'agile', 2, direction='both', alert_window='last_15m', interval=60) >= 1",
    "max(next_1w):forecast(avg:system.load.1{*}, 'linear', 1, interval='60m', history='1w', model='default') >= 3",
    "min(next_1d):forecast(min:system.disk.free{service:database,device:/data} by {host}, 'linear', 1, interval=3600) <= 0",
    "sum(last_5m):(sum:datadog.estimated_usage.logs.ingested_events{env:prod}.as_count() / moving_rollup(sum:datadog.estimated_usage.logs.ingested_events{env:prod}.as_count(), 14400, 'sum')) * 48 > 2",
    "avg(last_1d):avg:system.cpu.user{env:staging AND (availability-zone:us-east-1a OR availability-zone:us-east-1c)} by {availability-zone} != 0",
    "avg(last_168h):avg:mymetric{env:prod AND location NOT IN (atlanta,seattle)}.rollup(sum, 60) == 1",
    "avg(last_10080m):avg:kubernetes.pods.running{service:*-canary}.fill(zero) > 1",
    "sum(last_5m):count(v: v<=2):latency{*}.as_count() > 1",
  ],
  "service check": [
    '"postgres.can_connect".over("env:prod","role:db").by("host").last(4).count_by_status()',
    '"datadog.agent.up".over("*").last(2).by("host").count_by_status()',
    '"http.can_connect".over("instance:web").exclude("env:dev").by("host","url").last(100).count_by_status()',
  ],
  "slo alert": [
    'error_budget("slo123").over("30d") > 75',
    'burn_rate("slo123").over("30d").long_window("1h").short_window("5m") > 14.4',
    'burn_rate("slo123").over("7d").long_window("48h").short_window("4h") >= 2.8',
    'burn_rate("${slo:api}").over("90d").long_window("24h").short_window("120m") > 4.5',
  ],
  composite: ["1234 && 5678", "!1234 || 5678", "!(1 && 2)", "1 || 2 && !3", "(${monitor:a/1} || 2) && (3 || 4)"],
};

/** What the API refuses → a part of the reason that ours gives. */
const bad: Readonly<Record<MonitorType, readonly (readonly [string, RegExp])[]>> = {
  "query alert": [
    ["avg(last_5m):avg:system.load.1{*} => 5", /"=" is not an operator/],
    ["avg(last_5m):avg:system.load.1{*} ~ 5", /cannot be read as a Datadog query/],
    ["avg(last_5m):avg:system.load.1{*} > high", /threshold, a number/],
    ["avg(last_5m):avg:system.load.1{*}", /"" is not an operator/],
    ["avg(last_0m):avg:system.load.1{*} > 5", /not a window/],
    ["avg(last_10081m):avg:system.load.1{*} > 5", /1 to 10080/],
    ["avg(last_169h):avg:system.load.1{*} > 5", /1 to 168/],
    ["avg(last_2d):avg:system.load.1{*} > 5", /1 to 1 of d/],
    ["avg(last_5s):avg:system.load.1{*} > 5", /not a window/],
    ["avg(5m):avg:system.load.1{*} > 5", /"5m\):avg:syst" at 4/],
    ["median(last_5m):avg:system.load.1{*} > 5", /not a time aggregator/],
    ["avg(last_5m):sum:x.errors{*}.as_count() > 5", /as_count\(\) goes with sum/],
    ["max(last_5m):(sum:x{*}.as_count() / sum:y{*}.as_count()) > 5", /as_count\(\) goes with sum/],
    ["sum(last_5m):sum:x{*}.as_count().as_rate() > 5", /count or as rate/],
    ["avg(last_5m):avg:system.load.1{} > 5", /scope is blank/],
    ["avg(last_5m):avg:system.load.1 > 5", /a scope/],
    ["avg(last_5m):avg:1system.load{*} > 5", /"1system.load" at 17/],
    ["avg(last_5m):avg:system.load-avg{*} > 5", /a scope/],
    [`avg(last_5m):avg:${"m".repeat(201)}{*} > 5`, /over 200 characters/],
    ["avg(last_5m):mean:system.load.1{*} > 5", /is not an aggregator/],
    ["avg(last_5m):avg:mymetric{env:prod AND !region:us-east} > 5", /mixes !/],
    ["avg(last_5m):avg:mymetric{env:prod, host:a AND b:c} > 5", /mixes ,/],
    ["avg(last_5m):avg:mymetric{env:prod host:a} > 5", /AND or a comma/],
    ["avg(last_5m):avg:mymetric{(env:prod AND host:a} > 5", /brackets do not match/],
    ["avg(last_5m):avg:mymetric{env:} > 5", /blank/],
    ["avg(last_5m):avg:mymetric{*} by {} > 5", /not a tag key/],
    ["avg(last_15m):avg:postgresql.percent_usage_connections{*} > 0.9 by {host}", /the end of the query/],
    ["avg(last_5m):(avg:a{*} + avg:b{*} > 5", /"\)"/],
    ["avg(last_5m):avg:a{*} + > 5", /a metric, a number/],
    ["avg(last_5m):frobnicate(avg:a{*}) > 5", /not a known function/],
    ["avg(last_5m):moving_rollup(avg:a{*}, 60) > 5", /takes 3/],
    ["avg(last_5m):avg:a{*}.rollup(p95, 60) > 5", /rollup knows/],
    ["avg(last_5m):5 > 4", /reads no metric/],
    ["avg(last_5m):histogram:a{*} > 4", /for graphs/],
    ["percentile(last_5m):avg:a{*} > 4", /needs p95/],
    ["avg(next_1w):forecast(avg:a{*}, 'linear', 1) >= 3", /min or max/],
    ["max(next_1w):forecast(avg:a{*}, 'linear', 1) > 3", /not an operator here: >=/],
    ["min(next_1w):forecast(avg:a{*}, 'linear', 1) >= 3", /not an operator here: <=/],
    ["max(next_4h):forecast(avg:a{*}, 'linear', 1) >= 3", /12 hours to 3 months/],
    ["max(next_1w):avg:a{*} >= 3", /go with each other/],
    ["max(next_1w):forecast(anomalies(avg:a{*}, 'basic', 2), 'linear', 1) >= 3", /may not stand inside/],
    [" avg(last_5m):avg:a{*} > 4", /blanks/],
    ["avg(last_5m):avg:a{*} > 4\n", /blanks/],
  ],
  "service check": [
    ['"postgres.can_connect".over("").by("host").last(4).count_by_status()', /no blank text/],
    ['"postgres.can_connect".by("host").last(4).count_by_status()', /needs \.over/],
    ['"postgres.can_connect".over("*").count_by_status()', /needs \.last/],
    ['"postgres.can_connect".over("*").last(101).count_by_status()', /1 to 100/],
    ['"postgres.can_connect".over("*").last(4)', /needs \.count_by_status/],
    ['postgres.can_connect.over("*").last(4).count_by_status()', /name in quotes/],
    ['"postgres.can_connect".over("*").last(4).last(4).count_by_status()', /twice/],
    ['"postgres.can_connect".over("*").last(4).count_by_status() > 3', /the end of the query/],
  ],
  "slo alert": [
    ['burn_rate("s").over("30d").long_window("49h").short_window("5m") > 1', /1 to 48/],
    ['burn_rate("s").over("30d").long_window("3d").short_window("6h") > 1', /1 to 48/],
    ['burn_rate("s").over("30d").long_window("30m").short_window("5m") > 1', /1 to 48/],
    ['burn_rate("s").over("30d").long_window("1h").short_window("1h") > 1', /shorter than/],
    ['burn_rate("s").over("28d").long_window("1h").short_window("5m") > 1', /7d, 30d or 90d/],
    ['burn_rate("s").over("30d").short_window("5m") > 1', /needs \.long_window/],
    ['burn_rate("s").over("30d").long_window("1h").short_window("5m") < 1', /not an operator here/],
    ['burn_rate("s").over("30d").long_window("1h").short_window("5m") > 0', /above 0/],
    ['error_budget("s").over("30d") > 101', /0 to 100/],
    ['error_budget("s").over("30d").long_window("1h") > 10', /belongs to no error_budget/],
    ['error_budget("").over("30d") > 10', /no blank text/],
    ['budget("s").over("30d") > 10', /is not an SLO alert/],
  ],
  composite: [
    ["1234 and 5678", /end of the query/],
    ["1234 &&", /a monitor's id/],
    ["(1 && 2", /"\)"/],
    ["high_load && 2", /a monitor's id/],
    ["1||2||3||4||5||6||7||8||9||10||11", /at most 10/],
  ],
};

describe("The grammar of Datadog's monitors", () => {
  for (const type of Object.keys(good) as MonitorType[]) {
    describe(type, () => {
      for (const query of good[type]) {
        it(`takes ${query}`, () => {
          assert.equal(parseMonitorQuery(type, query).type, type);
        });
      }
      for (const [query, reason] of bad[type]) {
        it(`refuses ${query.slice(0, 110)}`, () => {
          assert.throws(() => parseMonitorQuery(type, query), { name: "GrammarError", message: reason });
        });
      }
    });
  }

  it("takes a distribution's histogram in a graph, which no monitor may ask for", () => {
    assert.deepEqual(parseGraphQuery("histogram:trace.servlet.request{*}").aggregators, ["histogram"]);
  });
});
