import assert from "node:assert/strict";
import { compileAlert } from "../../../components/datadog/monitor/index.ts";
import { absent, allOf, anyOf, when } from "../../../model/alert.ts";
import { sloAlerts } from "../../../model/burn-rate.ts";
import {
  arithmetic,
  atMost,
  buckets,
  max,
  min,
  predict,
  quantile,
  rate,
  ratio,
  sum,
  up,
  value,
} from "../../../model/query.ts";
import { slos } from "../../../catalog/stratoai/slos.ts";
import { alertOn, anyCondition, context, latency, queue, requests } from "./fixture.ts";

const compiled = (...args: Parameters<typeof alertOn>) => compileAlert(alertOn(...args), context);
const queries = (...args: Parameters<typeof alertOn>) =>
  compiled(...args).monitors.map(([key, { query }]) => `${key}: ${query.replaceAll(/\{cluster[^}]*\}/g, "{*}")}`);
const length = sum(value(queue), ["service"]);

describe("An alert as Datadog's monitors", () => {
  it("that must hold for a while demands that every point holds: the smallest exceeds, the largest stays below", () => {
    const query = (op: Parameters<typeof when>[1], limit: number) =>
      queries(when(length, op, limit), { for: "10m" })[0]?.replace(
        "sum:stratoai.queue_length{*} by {service}",
        "QUEUE",
      );
    assert.equal(query(">", 5), "QueueLong: min(last_10m):QUEUE > 5");
    assert.equal(query(">=", 5), "QueueLong: min(last_10m):QUEUE >= 5");
    assert.equal(query("<", 5), "QueueLong: max(last_10m):QUEUE < 5");
    assert.equal(query("<=", 5), "QueueLong: max(last_10m):QUEUE <= 5");
    assert.equal(query("==", 0), "QueueLong: max(last_10m):QUEUE == 0");
    assert.equal(query("==", 1), "QueueLong: min(last_10m):QUEUE == 1");
  });

  it("waits for a whole window only of a gauge that has held for long", () => {
    const waits = (...args: Parameters<typeof alertOn>) =>
      compiled(...args).monitors[0]?.[1].options.require_full_window;
    assert.equal(waits(when(length, ">", 5), { for: "10m" }), true);
    assert.equal(
      waits(when(length, ">", 5), { for: "1m" }),
      false,
      "one late scrape would keep it from being evaluated",
    );
    assert.equal(waits(when(sum(rate(requests, "5m")), ">", 5), { for: "10m" }), false);
  });

  it("on increments at once sums up over their window, and divides afterwards", () => {
    const share = ratio(rate(requests, "1h", { status: { is: "500" } }), rate(requests, "1h"));
    assert.match(
      queries(when(share, ">", 0.1))[0] ?? "",
      /^QueueLong: sum\(last_1h\):\(default_zero\(sum:.*as_count\(\)\) \/ /,
    );
    assert.match(
      queries(when(share, ">", 0.1), { for: "5m" })[0] ?? "",
      /^QueueLong: min\(last_5m\):\(default_zero\(moving_rollup/,
    );
  });

  it("on a percentile takes all observations of window and `for`, and says that this is another thing", () => {
    const condition = when(quantile(0.95, latency, "5m"), ">", 2);
    const { losses } = compiled(condition, { for: "5m" });
    assert.deepEqual(queries(condition, { for: "5m" }), [
      "QueueLong: percentile(last_10m):p95:stratoai.latency_seconds{*} > 2",
    ]);
    assert.match(losses[0]?.lost ?? "", /stays there for 5m/);
    assert.deepEqual(compiled(condition).losses, []);
  });

  it("on a target that is down counts failed checks: as many as scrapes fit into `for`", () => {
    const { monitors } = compiled(when(up("stratoai-backend"), "==", 0), { for: "2m" });
    const [[, monitor] = []] = monitors;
    assert.equal(
      monitor?.query,
      '"stratoai.openmetrics.health".over("cluster:main","environment:prod","job:stratoai-backend").by("endpoint","host").last(5).count_by_status()',
    );
    assert.deepEqual(monitor.options.thresholds, { ok: 1, critical: 4 });
  });

  it("on an absence notifies of missing data, and of no value", () => {
    const { monitors } = compiled(absent({ metric: queue, filter: {} }, "10m"));
    const [[, monitor] = []] = monitors;
    assert.match(monitor?.query ?? "", /^max\(last_10m\):abs\(max:stratoai.queue_length\{.*\}\) < 0$/);
    assert.equal(monitor?.options.on_missing_data, "show_and_notify_no_data");
  });

  it("on a missing job notifies of its health check's missing data", () => {
    const [[, monitor] = []] = compiled(absent({ job: "stratoai-backend" }, "5m")).monitors;
    assert.equal(monitor?.options.notify_no_data, true);
    assert.equal(monitor.options.no_data_timeframe, 5);
  });

  it("on a prediction is a forecast monitor", () => {
    const condition = when(min(predict(queue, "6h", "1d"), ["instance"]), "<", 0);
    assert.deepEqual(queries(condition), [
      "QueueLong: min(next_1d):forecast(min:stratoai.queue_length{*} by {host}, 'linear', 1, interval='60m', history='1w', model='simple') <= 0",
    ]);
    assert.throws(() => queries(when(predict(queue, "1h", "4h"), "<", 0)), /forecast monitors look 12h ahead/);
  });

  it("whose conditions must all hold is a composite of monitors that notify nobody by themselves", () => {
    const { monitors } = compiled(allOf(["service"], when(length, ">", 1), when(length, "<", 9)));
    assert.deepEqual(
      monitors.map(([key, { type }]) => [key, type]),
      [
        ["QueueLong", "composite"],
        ["QueueLong/1", "query alert"],
        ["QueueLong/2", "query alert"],
      ],
    );
    const [composite, ...members] = monitors;
    assert.equal(composite?.[1].query, "${monitor:QueueLong/1} && ${monitor:QueueLong/2}");
    assert.match(composite[1].message, /@pagerduty-stratoai-prod/);
    for (const [, { message }] of members) assert.doesNotMatch(message, /@/);
  });

  it("refuses a composite whose groups never meet", () => {
    const strangers = allOf(
      [],
      when(sum(value(queue), ["service"]), ">", 1),
      when(max(value(queue), ["instance"]), ">", 1),
    );
    assert.throws(() => compiled(strangers), /never meet/);
  });

  it("refuses a composite of an absence, of which composites do not notify", () => {
    const missing = absent({ metric: queue, filter: {} }, "10m");
    assert.throws(() => compiled(allOf([], missing, when(length, ">", 1))), /an absence that must hold with other/);
    const { monitors } = compiled(anyOf(missing, when(sum(value(queue)), ">", 1)));
    assert.deepEqual(
      monitors.map(([, { type }]) => type),
      ["query alert", "query alert"],
      "alternatives are monitors of their own",
    );
  });

  it("refuses a composite of more monitors than Datadog takes", () => {
    const many = Array.from({ length: 11 }, (_, limit) => when(length, ">", limit));
    assert.throws(() => compiled(allOf(["service"], ...many)), {
      name: "Unsupported",
      message: /11 monitors in one composite: Datadog takes 10/,
    });
    assert.equal(compiled(allOf(["service"], ...many.slice(1))).monitors.length, 11);
  });

  it("refuses to compare a distribution with a number", () => {
    assert.throws(() => compiled(when(buckets(latency, "5m"), ">", 1)), {
      name: "Unsupported",
      lost: /a distribution that is compared with a number/,
    });
  });

  it("counts what is missing from a difference of events as none", () => {
    const slow = arithmetic(sum(rate(latency, "1h")), "-", sum(atMost(latency, 2, "1h")));
    assert.deepEqual(queries(when(arithmetic(slow, "*", 3600), ">=", 10)), [
      "QueueLong: sum(last_1h):(count:stratoai.latency_seconds{*}.as_count() - " +
        "default_zero(count(v: v<=2):stratoai.latency_seconds{*}.as_count())) >= 10",
    ]);
  });

  it("does not show a burn rate for the ratio that the text means", () => {
    const [slo] = slos;
    assert.ok(slo);
    const [page] = sloAlerts({ ...slo, minimumBadEvents: 0 });
    assert.ok(page?.condition.kind === "any");
    const [fastest] = page.condition.of;
    assert.ok(fastest);
    const [[, monitor] = []] = compileAlert({ ...page, condition: fastest }, context).monitors;
    assert.equal(monitor?.type, "slo alert");
    assert.match(monitor.message, /Too many of the requests/);
  });

  it("whose alternatives concern other targets is one monitor for each, and says so", () => {
    const { monitors, losses } = compiled(anyOf(when(up("stratoai-backend"), "==", 0), anyCondition));
    assert.deepEqual(
      monitors.map(([key]) => key),
      ["QueueLong-1", "QueueLong-2"],
    );
    assert.match(losses[0]?.fallback ?? "", /2 monitors, one for each/);
  });

  it("keeps what it can say of alternatives, and says what is lost", () => {
    const { monitors, losses } = compiled(anyOf(anyCondition, when(up("alertmanager"), "==", 0)));
    assert.deepEqual(
      monitors.map(([key]) => key),
      ["QueueLong"],
    );
    assert.match(losses[0]?.lost ?? "", /one of its conditions: it watches alertmanager/);
  });

  it("of an SLO is Datadog's own burn rate alert with the low-traffic guard, and metric monitors beyond 48 hours", () => {
    const [slo] = slos;
    const [page, ticket] = slo === undefined ? [] : sloAlerts(slo);
    assert.ok(page !== undefined && ticket !== undefined);
    const of = (alert: typeof page) =>
      compileAlert(alert, context).monitors.map(
        ([, { type, query }]) => `${type} ${query.split(":(")[0]?.split(":sum")[0] ?? ""}`,
      );
    assert.deepEqual(of(page).slice(1), [
      'slo alert burn_rate("${slo:api-availability}").over("30d").long_window("1h").short_window("5m") > 14.4',
      "query alert sum(last_1h)",
      'slo alert burn_rate("${slo:api-availability}").over("30d").long_window("6h").short_window("30m") > 6',
      "query alert sum(last_6h)",
    ]);
    assert.deepEqual(of(ticket).slice(1), [
      'slo alert burn_rate("${slo:api-availability}").over("30d").long_window("24h").short_window("2h") > 3',
      "query alert sum(last_1h)",
      "query alert sum(last_1d)",
      "query alert sum(last_72h)",
      "query alert sum(last_6h)",
      "query alert sum(last_1h)",
      "query alert sum(last_72h)",
    ]);
    assert.match(compileAlert(ticket, context).losses[0]?.lost ?? "", /a burn rate over 3d/);
  });

  it("of an SLO leaves out the burn rate that a total outage could not reach, which Datadog would refuse", () => {
    const [slo] = slos;
    assert.ok(slo);
    const page = (objective: string) => {
      const [alert] = sloAlerts({ ...slo, objective });
      assert.ok(alert);
      return compileAlert(alert, { ...context, catalog: { ...context.catalog, slos: [{ ...slo, objective }] } });
    };
    const native = (objective: string) =>
      page(objective).monitors.filter(([, { type }]) => type === "slo alert").length;
    assert.equal(native("93.1"), 2);
    assert.equal(native("93"), 1, "14.4 is more than 100 / 7");
    assert.deepEqual(page("93").losses, []);
  });

  it("notifies whom the catalog's routes notify, and pages nobody where paging is off", () => {
    const message = (pages: boolean) =>
      compileAlert(alertOn(anyCondition), { ...context, stack: { ...context.stack, pages } }).monitors[0]?.[1]
        .message ?? "";
    assert.match(
      message(true),
      /@pagerduty-stratoai-prod @devops@stratoai.com @cto@stratoai.com @slack-alerts-critical$/,
    );
    assert.doesNotMatch(message(false), /pagerduty|cto@/);
    assert.match(message(false), /@team@stratoai.com @slack-alerts-warning$/);
  });

  it("fills its text with what Datadog knows, and takes braces that are none for text", () => {
    const message = compiled(anyCondition, {
      description: "{value} on {label.instance}, {label.nobody}, {{x}}",
      unit: "ratio",
    }).monitors[0]?.[1].message;
    assert.match(
      message ?? "",
      /\n\{\{eval "round\(value \* 100, 2\)"\}\} % on \{\{host.name\}\}, its nobody, \{ \{x\} \}\n/,
    );
  });

  it("shortens a text that PagerDuty would cut, and keeps who is notified", () => {
    const message = compiled(anyCondition, { description: "x".repeat(2000) }).monitors[0]?.[1].message ?? "";
    assert.ok(message.length <= 1024);
    assert.match(message, /x…\n[^]*@slack-alerts-critical$/);
  });

  it("is routed and silenced by tags: severity, service, team, product, environment, stack", () => {
    assert.deepEqual(compiled(anyCondition).monitors[0]?.[1].tags, [
      "alertname:QueueLong",
      "catalog:alert_QueueLong",
      "cluster:main",
      "environment:prod",
      "product:stratoai",
      "service:api",
      "severity:critical",
      "stack:prod",
      "team:backend",
    ]);
  });

  it("cannot be a heartbeat", () => {
    assert.throws(() => compiled({ kind: "always" }), /a heartbeat/);
  });
});
