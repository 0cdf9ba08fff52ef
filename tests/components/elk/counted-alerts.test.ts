import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { stackJobs } from "../../../components/kube-prometheus-stack/catalog/stack-jobs.ts";
import { withCountedAlerts } from "../../../components/elk/counted-alerts.ts";
import { counterPipeline, countingOutputs } from "../../../components/elk/line-counters.ts";
import { compile } from "../../../components/prometheus/compile.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { validate } from "../../../model/validate/index.ts";
import { kubernetesContext, resourcesOf } from "../kubernetes/context.ts";
import { assertGolden } from "../kubernetes/golden.ts";
import { paymentErrors } from "../../model/log-alerts.ts";

const catalog = withCountedAlerts(stratoai);

describe("log alerts with the Elastic stack", () => {
  const { stack } = kubernetesContext();

  it("are alerts on a counter that the catalog has no issue with", () => {
    assert.deepEqual(validate(catalog, { metricRetention: "31d" }), []);
    assert.deepEqual(catalog.logAlerts, []);
    assert.deepEqual(
      compile(catalog, stack)
        .items.filter(({ name }) => stratoai.logAlerts.some((alert) => alert.name === name))
        .map(({ name, query }) => `${name}: ${query}`),
      [
        'FatalLogLines: sum(increase(log_alert_lines_total{job="statsd-exporter",alert="FatalLogLines"}[5m])) > 0',
        'ErrorLogBurst: sum(increase(log_alert_lines_total{job="statsd-exporter",alert="ErrorLogBurst"}[5m])) > 100',
      ],
    );
  });

  it("bring the exporter and its scrape job to a product that sends nothing by StatsD itself", () => {
    const silent = {
      ...stratoai,
      scrapeJobs: stratoai.scrapeJobs.filter(({ name }) => name !== "statsd-exporter"),
      metrics: stratoai.metrics.filter(({ statsd }) => statsd === undefined),
    };
    const context = kubernetesContext({ catalog: withCountedAlerts(silent) });
    const [job] = context.catalog.scrapeJobs.slice(-1);
    assert.equal(job?.name, "statsd-exporter");
    assert.equal(context.statsd?.port, 8125);
    assert.equal(stackJobs(context).get(job.name)?.containerPort, job.port);
    const issues = validate(context.catalog, { metricRetention: "31d" });
    // Its dashboards ask for what it no longer sends.
    assert.deepEqual(
      issues.filter(({ path }) => !path.startsWith("dashboards.")),
      [],
    );
  });

  it("leave a catalog without any as it is", () => {
    const without = { ...stratoai, logAlerts: [] };
    assert.equal(withCountedAlerts(without), without);
  });

  it("are counted by the golden sections of Logstash (UPDATE_GOLDEN=1 rewrites them)", () => {
    const counted = withCountedAlerts({ ...stratoai, logAlerts: [...stratoai.logAlerts, paymentErrors] });
    const context = kubernetesContext({ catalog: counted });
    assertGolden(import.meta.dirname, "logstash.log-alerts.conf", `${countingOutputs(context)}\n`);
    assertGolden(import.meta.dirname, "logstash.counters.conf", counterPipeline(context));
  });

  it("are still counted where time runs faster", () => {
    for (const made of [countingOutputs, counterPipeline]) {
      const of = (given: typeof catalog) => made(kubernetesContext({ catalog: given }));
      assert.equal(of(accelerate(catalog, 10)), of(catalog));
      assert.notEqual(of(catalog), "");
    }
  });

  it("give Logstash its second pipeline, and the way to the exporter", async () => {
    const { releases, workloads, configurations } = await resourcesOf(["elk"], { catalog });
    assert.match(JSON.stringify(releases), /"pipeline.id":"counters"/);
    assert.deepEqual(
      configurations.map(({ path }) => path),
      ["logstash/pipeline.conf", "logstash/counters.conf"],
    );
    const logstash = workloads.find(({ name }) => name === "logstash");
    assert.ok(logstash?.calls.some((call) => "to" in call && call.to === "statsd-exporter" && call.port === 8125));
  });
});
