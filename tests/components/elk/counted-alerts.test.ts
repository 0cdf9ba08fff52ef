import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { receivesStatsd, stackJobs } from "../../../components/kube-prometheus-stack/catalog/stack-jobs.ts";
import { logAlertInputs } from "../../../components/kubernetes/logs/alerts.ts";
import { withCountedAlerts } from "../../../components/elk/counted-alerts.ts";
import { logsResources } from "../../../components/kubernetes/logs/index.ts";
import { compile } from "../../../components/prometheus/compile.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { validate } from "../../../model/validate/index.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { assertGolden } from "../kubernetes/golden.ts";
import { paymentErrors } from "../kubernetes/logs/log-alerts.ts";

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
    assert.ok(receivesStatsd(context));
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
    const inputs = logAlertInputs(kubernetesContext({ catalog: counted }));
    assertGolden("logs", "logstash.log-alerts.conf", `${inputs.logstashOutputs}\n`);
    assertGolden("logs", "logstash.counters.conf", inputs.logstashCounters);
  });

  it("are still counted where time runs faster", () => {
    const inputs = (of: typeof catalog) => logAlertInputs(kubernetesContext({ catalog: of }));
    assert.deepEqual(inputs(accelerate(catalog, 10)), inputs(catalog));
  });

  it("give Logstash its second pipeline, and the way to the exporter", () => {
    const context = kubernetesContext({ catalog });
    const { releases, workloads, configurations } = logsResources(context, logAlertInputs(context));
    assert.match(JSON.stringify(releases), /"pipeline.id":"counters"/);
    assert.deepEqual(
      configurations.map(({ path }) => path),
      ["logstash/pipeline.conf", "logstash/counters.conf"],
    );
    const logstash = workloads.find(({ name }) => name === "logstash");
    assert.ok(logstash?.calls.some((call) => "to" in call && call.to === "statsd-exporter" && call.port === 8125));
  });
});
