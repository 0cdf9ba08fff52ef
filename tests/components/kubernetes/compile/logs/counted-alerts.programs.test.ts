import assert from "node:assert/strict";
import { stringify } from "yaml";
import { stratoai } from "../../../../../catalog/stratoai/index.ts";
import { withCountedAlerts } from "../../../../../components/kubernetes/compile/logs/elk/counted-alerts.ts";
import { alertRulePath, compile } from "../../../../../components/prometheus/compile/index.ts";
import { unitTests } from "../../../../../components/prometheus/compile/unit-tests/index.ts";
import { needs } from "../../../../support/toolchain.ts";
import { run, temporaryFolder } from "../../../prometheus/fixture.ts";
import { kubernetesContext } from "../../context.ts";

const catalog = withCountedAlerts(stratoai);

const { stack } = kubernetesContext();

describe("log alerts with the Elastic stack, run by promtool", () => {
  needs("promtool");

  it("fire, wait and resolve as their unit tests say", () => {
    const folder = temporaryFolder();
    try {
      const tests = unitTests(catalog, stack, (alert) => `../../${alertRulePath(alert)}`).filter(({ path }) =>
        stratoai.logAlerts.some(({ name }) => path === `prometheus/tests/${name}.yml`),
      );
      folder.write([...compile(catalog, stack).artifacts, ...tests]);
      assert.equal(tests.length, stratoai.logAlerts.length);
      for (const { path, content } of tests) {
        assert.match(content, /fires just over[^]*is silent just under/);
        const { ok, output } = run("promtool", ["test", "rules", path], folder.path);
        assert.ok(ok, output);
      }
    } finally {
      folder.remove();
    }
  });

  for (const [values, firing, why] of [
    ["0x4 1x8", 1, "fire at the first line of all, where the counter was there before it"],
    ["_x4 1x8", 0, "would not, had that line begun the counter: why it is kept there"],
  ] as const) {
    it(why, () => {
      const folder = temporaryFolder();
      try {
        const labels = 'alert="FatalLogLines",job="statsd-exporter",service="api"';
        const test = {
          interval: "15s",
          input_series: [{ series: `log_alert_lines_total{${labels}}`, values }],
          promql_expr_test: [
            {
              expr: 'count(ALERTS{alertname="FatalLogLines",alertstate="firing"}) or vector(0)',
              eval_time: "2m",
              exp_samples: [{ labels: "{}", value: firing }],
            },
          ],
        };
        const rules = "prometheus/rules/alerts-api.yml";
        const content = stringify({ rule_files: [rules], evaluation_interval: "15s", tests: [test] });
        folder.write([...compile(catalog, stack).artifacts, { path: "test.yml", content }]);
        const { ok, output } = run("promtool", ["test", "rules", "test.yml"], folder.path);
        assert.ok(ok, output);
      } finally {
        folder.remove();
      }
    });
  }
});
