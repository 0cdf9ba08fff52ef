import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Condition } from "../../model/alert.ts";
import { absent, allOf, anyOf, when } from "../../model/alert.ts";
import { notifiedAlerts } from "../../model/catalog.ts";
import { max, mean, min, quantile, rate, ratio, raw, sum, up, value } from "../../model/query.ts";
import { distinguishingLabels } from "../../model/series-labels.ts";
import { duration, highErrorRate, memory, requests, withLogAlert } from "./fixture.ts";

const labelsOf = (condition: Condition) => distinguishingLabels({ ...highErrorRate, condition });

describe("The labels that tell an alert's series apart", () => {
  it("are those that its query is grouped by", () => {
    assert.deepEqual(labelsOf(when(sum(rate(requests, "5m"), ["service", "route"]), ">", 1)), ["route"]);
    assert.deepEqual(labelsOf(when(ratio(rate(requests, "5m"), rate(requests, "5m"), ["route"]), ">", 1)), ["route"]);
    assert.deepEqual(labelsOf(when(quantile(0.9, duration, "5m", ["route"]), ">", 1)), ["route"]);
    assert.deepEqual(labelsOf(when(mean(duration, "5m", ["service"]), ">", 1)), []);
    assert.deepEqual(labelsOf(when(max(up("shop"), ["service"]), "==", 0)), []);
  });

  it("are all of its metric's without a grouping, but for what it is selected by", () => {
    assert.deepEqual(labelsOf(when(value(memory), ">", 1)), ["instance"]);
    assert.deepEqual(labelsOf(when(up("shop"), "==", 0)), ["instance"]);
    assert.deepEqual(labelsOf(when(rate(requests, "5m", { route: { is: "/" } }), ">", 1)), ["instance", "status"]);
    assert.deepEqual(labelsOf(when(sum(rate(requests, "5m", { route: { is: "/" } }), ["route"]), ">", 1)), []);
  });

  it("are of the first of conditions that must hold together, and of each of several alternatives", () => {
    const perInstance = when(up("shop"), "==", 0);
    const perService = when(min(up("shop"), ["service"]), "==", 0);
    assert.deepEqual(labelsOf(allOf(["service"], perService, perInstance)), []);
    assert.deepEqual(labelsOf(allOf(["service"], perInstance, perService)), ["instance"]);
    assert.deepEqual(labelsOf(anyOf(perService, perInstance)), ["instance", "job"]);
    assert.deepEqual(labelsOf(anyOf(perInstance, when(up("till"), "==", 0))), ["instance", "job"]);
  });

  it("are none of an absence, which is one, unless several jobs may be absent", () => {
    assert.deepEqual(labelsOf(absent({ job: "shop" }, "5m")), []);
    assert.deepEqual(labelsOf(anyOf(absent({ job: "shop" }, "5m"), absent({ job: "till" }, "5m"))), ["job"]);
  });

  it("are unknown of a query in a backend's own language, and none of a count of log lines", () => {
    const own = raw({ promql: "x", datadog: null, nrql: null, meaning: "x" });
    assert.equal(labelsOf(when(own, ">", 1)), undefined);
    assert.deepEqual(labelsOf(when(sum(own, ["route"]), ">", 1)), ["route"]);
    assert.deepEqual(distinguishingLabels(withLogAlert().logAlerts[0]!), []);
  });

  it("name the thing that each of StratoAI's alerts is about", () => {
    const things = Object.fromEntries(
      notifiedAlerts(stratoai).flatMap((alert) => {
        const labels = distinguishingLabels(alert) ?? ["unknown"];
        return labels.length === 0 ? [] : [[alert.name, labels.join(" ")]];
      }),
    );
    assert.deepEqual(things, {
      AlertmanagerUnreachable: "instance job",
      // Of the metric that is gone; where it stands still, nothing.
      ApiAvailabilitySliAbsent: "job",
      ApiLatencySliAbsent: "job",
      CertificateExpiringSoon: "check",
      CircuitBreakerOpen: "breaker",
      ConfigReloadFailed: "instance job",
      DatabaseConnectionFailure: "instance",
      DatabaseConnectionsForecast: "instance",
      DatabaseConnectionsSaturated: "instance",
      DiskSpaceLow: "instance mountpoint",
      DiskWillFillSoon: "instance mountpoint",
      ExporterDown: "instance job",
      HighMemoryUsage: "instance",
      HostMemoryLow: "instance",
      NotificationsFailing: "integration",
      RuleEvaluationFailing: "rule_group",
      TargetDown: "instance",
      TargetMissing: "job",
      UptimeCheckFailing: "check",
    });
  });
});
