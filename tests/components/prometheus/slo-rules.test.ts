import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { Catalog } from "../../../model/catalog.ts";
import type { Slo } from "../../../model/slo.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { sloAlertNames } from "../../../model/burn-rate.ts";
import { sloRuleFile } from "../../../components/prometheus/slo-rules.ts";
import { prod } from "./fixture.ts";

const [availability, latency] = stratoai.slos as readonly [Slo, Slo];

function rulesOf(slo: Slo, catalog: Catalog = stratoai) {
  const { groups } = sloRuleFile(slo, catalog, prod);
  const rules = groups.flatMap((group) => group.rules);
  const expressions = new Map(rules.map((rule) => ["alert" in rule ? rule.alert : rule.record, rule.expr]));
  return { groups, rules, expr: (name: string) => expressions.get(name) ?? assert.fail(`no rule ${name}`) };
}

describe("An SLO's rules", () => {
  it("are one group of at most 20, recordings before the alerts that read them, and one that looks for gaps", () => {
    const { groups, rules } = rulesOf(availability);
    assert.deepEqual(
      groups.map(({ name, interval }) => `${name} every ${interval}`),
      ["slo-api-availability-gaps every 5m", "slo-api-availability every 15s"],
    );
    assert.ok(rules.length <= 20 + 2);
    const recorded = new Set<string>();
    for (const rule of groups.flatMap(({ rules: own, name }) => (name.endsWith("-gaps") ? [] : own))) {
      for (const [name] of rule.expr.matchAll(/slo:[a-z_]+:[a-z_]+[0-9a-z]*/g)) {
        assert.ok(recorded.has(name) || name.includes("gap"), `${name} is read before it is recorded`);
      }
      if ("record" in rule) recorded.add(rule.record);
    }
    assert.deepEqual(
      rules.map((rule) => ("alert" in rule ? rule.alert : rule.record)),
      [
        "slo:sli_total:gap_rate5m",
        "slo:sli_errors:gap_rate5m",
        "slo:objective:ratio",
        "slo:error_budget:ratio",
        "slo:time_period:days",
        "slo:sli_total:rate5m",
        "slo:sli_errors:rate5m",
        ...["5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d"].map((window) => `slo:sli_error:ratio_rate${window}`),
        "slo:current_burn_rate:ratio",
        "slo:period_burn_rate:ratio",
        "slo:period_error_budget_remaining:ratio",
        ...Object.values(sloAlertNames(availability)),
      ],
    );
  });

  it("read the metrics themselves up to one hour, and their own recordings beyond", () => {
    const { expr } = rulesOf(availability);
    for (const window of ["30m", "1h"]) assert.match(expr(`slo:sli_error:ratio_rate${window}`), /http_requests_total/);
    for (const window of ["2h", "6h", "1d", "3d"]) {
      assert.equal(
        expr(`slo:sli_error:ratio_rate${window}`),
        `round(sum_over_time(slo:sli_errors:rate5m{slo="api-availability"}[${window}]) / ` +
          `(sum_over_time(slo:sli_total:rate5m{slo="api-availability"}[${window}]) > 0), 0.000000000001)`,
      );
    }
  });

  it("page on exact burn rates of both windows, and on enough bad events", () => {
    const { page } = sloAlertNames(availability);
    assert.equal(
      rulesOf(availability).expr(page),
      `slo:sli_error:ratio_rate1h{slo="api-availability"} > 0.0144
and on (service)
slo:sli_error:ratio_rate5m{slo="api-availability"} > 0.0144
and on (service)
sum by (service) (rate(http_requests_total{job="stratoai-backend",route=~"/api/.*",status=~"5.*"}[1h])) * 3600 >= 10
or
slo:sli_error:ratio_rate6h{slo="api-availability"} > 0.006
and on (service)
slo:sli_error:ratio_rate30m{slo="api-availability"} > 0.006
and on (service)
sum_over_time(slo:sli_errors:rate5m{slo="api-availability"}[6h]) * 15 >= 10`,
    );
  });

  it("know no guard where an SLO wants none", () => {
    const slo = { ...latency, minimumBadEvents: 0 };
    const { page } = sloAlertNames(slo);
    assert.doesNotMatch(rulesOf(slo).expr(page), />=/);
  });

  it("scale their windows with a period below 28 days", () => {
    const { rules } = rulesOf({ ...availability, period: "15d" });
    assert.deepEqual(
      rules.flatMap((rule) => ("record" in rule && rule.record.includes("ratio_rate") ? [rule.record] : [])),
      ["150s", "15m", "30m", "1h", "3h", "12h", "36h", "15d"].map((window) => `slo:sli_error:ratio_rate${window}`),
    );
  });

  it("scale their windows with a stack whose time runs faster, thresholds as they are", () => {
    const fast = accelerate(stratoai, 20);
    const [slo] = fast.slos as readonly [Slo];
    const { expr, groups } = rulesOf(slo, fast);
    assert.equal(groups[1]?.interval, "750ms");
    assert.match(expr("slo:sli_error:ratio_rate36h"), /\[36h:15s\]/);
    const page = expr(sloAlertNames(slo).page);
    assert.match(page, /^slo:sli_error:ratio_rate3m\{slo="api-availability"\} > 0\.0144\n/);
    assert.match(page, /sum_over_time\(slo:sli_errors:rate15s\{slo="api-availability"\}\[18m\]\) \* 0\.75 >= 10$/);
  });

  it("carry the labels by which they are joined, routed and chosen", () => {
    const { rules } = rulesOf(latency);
    for (const { labels } of rules) {
      assert.equal(labels.slo, "api-latency");
      assert.equal(labels.service, "api");
      assert.equal(labels.environment, "prod");
      assert.equal(labels.cluster, "main");
    }
  });
});
