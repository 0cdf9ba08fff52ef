import assert from "node:assert/strict";
import { stratoai } from "../../../../../catalog/stratoai/index.ts";
import { receivesStatsd, stackJobs } from "../../../../../components/kubernetes/compile/catalog/stack-jobs.ts";
import { logAlertInputs } from "../../../../../components/kubernetes/compile/logs/alerts.ts";
import { withCountedAlerts } from "../../../../../components/kubernetes/compile/logs/elk/counted-alerts.ts";
import { logsPart } from "../../../../../components/kubernetes/compile/logs/index.ts";
import { compile } from "../../../../../components/prometheus/compile/index.ts";
import { accelerate } from "../../../../../model/accelerate.ts";
import { validate } from "../../../../../model/validate/index.ts";
import { kubernetesContext } from "../../context.ts";
import { assertGolden } from "../golden.ts";
import { paymentErrors } from "./log-alerts.ts";

const catalog = withCountedAlerts(stratoai);

describe("log alerts with the Elastic stack", () => {
  const { stack } = kubernetesContext();

  it("are alerts on a counter that the catalog has no mistake with", () => {
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
    const mistakes = validate(context.catalog, { metricRetention: "31d" });
    // Its dashboards ask for what it no longer sends.
    assert.deepEqual(
      mistakes.filter(({ path }) => !path.startsWith("dashboards.")),
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
    const { releases, workloads, artifacts } = logsPart(context, logAlertInputs(context));
    assert.match(JSON.stringify(releases), /"pipeline.id":"counters"/);
    assert.deepEqual(
      artifacts.map(({ path }) => path),
      ["logstash/pipeline.conf", "logstash/counters.conf"],
    );
    const logstash = workloads.find(({ name }) => name === "logstash");
    assert.ok(logstash?.calls.some((call) => "to" in call && call.to === "statsd-exporter" && call.port === 8125));
  });
});
