import assert from "node:assert/strict";
import { stratoai } from "../../../../../catalog/stratoai/index.ts";
import { logAlertInputs } from "../../../../../components/kubernetes/compile/logs/alerts.ts";
import { withCountedAlerts } from "../../../../../components/kubernetes/compile/logs/elk/counted-alerts.ts";
import { conditionPromql } from "../../../../../components/prometheus/compile/promql.ts";
import { needs } from "../../../../support/toolchain.ts";
import { eventually } from "../../../prometheus/running-program.ts";
import type { StatsdExporter } from "../../../prometheus/running-statsd-exporter.ts";
import { startStatsdExporter } from "../../../prometheus/running-statsd-exporter.ts";
import { kubernetesContext } from "../../context.ts";

const catalog = withCountedAlerts(stratoai);
const inputs = logAlertInputs(kubernetesContext({ catalog }));

/** What Logstash's `plain` codec makes of each output: the formats refer to no field, so they are the packets. */
const packets = (configuration: string): readonly string[] =>
  [...configuration.matchAll(/codec => plain \{ format => "([^"%]*)" \}/g)].map(([, format = ""]) => format);

describe("Logstash's packets, in a running StatsD exporter", () => {
  needs("statsd_exporter");
  let exporter: StatsdExporter | undefined;

  before(async () => {
    exporter = await startStatsdExporter(catalog);
  });
  after(() => exporter?.stop());

  const send = (packet: string) => exporter?.send(packet);

  /** Waits until the exporter shows exactly this. */
  const exposed = (line: string) =>
    eventually(line, async () => {
      const text = (await exporter?.exposition()) ?? "";
      return text.split("\n").includes(line) ? line : undefined;
    });

  it("make every alert's counter known at 0, before any line", async () => {
    const sent = packets(inputs.logstashCounters);
    assert.equal(sent.length, stratoai.logAlerts.length);
    for (const packet of sent) await send(packet);
    for (const { name } of stratoai.logAlerts) await exposed(`log_alert_lines_total{alert="${name}"} 0`);
  });

  it("count one line each, for the alert that asks for it", async () => {
    const [fatal, burst, ...others] = packets(inputs.logstashOutputs);
    assert.ok(fatal !== undefined && burst !== undefined);
    assert.deepEqual(others, []);
    await send(fatal);
    await send(burst);
    await send(burst);
    await exposed('log_alert_lines_total{alert="FatalLogLines"} 1');
    await exposed('log_alert_lines_total{alert="ErrorLogBurst"} 2');
  });

  it("are in the series that the rules ask for, once scraped", () => {
    for (const { name } of stratoai.logAlerts) {
      const alert = catalog.alerts.find((candidate) => candidate.name === name);
      assert.ok(alert !== undefined);
      assert.ok(
        conditionPromql(alert.condition).includes(`log_alert_lines_total{job="statsd-exporter",alert="${name}"}`),
      );
    }
  });
});
