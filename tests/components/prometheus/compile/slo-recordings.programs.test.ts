import assert from "node:assert/strict";
import { stringify } from "yaml";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import type { Slo } from "../../../../model/slo.ts";
import { ruleFileArtifact } from "../../../../components/prometheus/compile/rule-file.ts";
import { sloRuleFile } from "../../../../components/prometheus/compile/slo-rules.ts";
import { needs } from "../../../support/toolchain.ts";
import { prod, run, temporaryFolder } from "../fixture.ts";

const [slo] = stratoai.slos as readonly [Slo];
const series = (status: string) =>
  `http_requests_total{job="stratoai-backend", service="api", route="/api/x", status="${status}"}`;

describe("An SLO's recordings, evaluated by Prometheus", () => {
  needs("promtool");

  it("weigh every request alike over long windows, and spend the budget exactly", function () {
    this.timeout(60_000);
    const folder = temporaryFolder();
    try {
      const file = ruleFileArtifact(sloRuleFile(slo, stratoai, prod));
      folder.write([
        file,
        {
          path: "test.yml",
          // Three quiet hours without an error, then one with nine times the traffic of which 1 % fail.
          content: stringify({
            rule_files: [file.path],
            evaluation_interval: "15s",
            fuzzy_compare: true,
            tests: [
              {
                interval: "1m",
                input_series: [
                  { series: series("200"), values: "0+100x180 18091+891x60" },
                  { series: series("500"), values: "0+0x180 9+9x60" },
                ],
                promql_expr_test: [
                  {
                    // 540 errors by 72000 requests, less what the first minute cannot see; a mean of ratios has 0.0025.
                    expr: 'round(slo:sli_error:ratio_rate6h{slo="api-availability"}, 0.0005)',
                    eval_time: "4h",
                    exp_samples: [
                      {
                        labels: '{slo="api-availability", service="api", environment="prod", cluster="main"}',
                        value: 0.0075,
                      },
                    ],
                  },
                  {
                    expr: 'round(slo:period_error_budget_remaining:ratio{slo="api-availability"}, 0.5)',
                    eval_time: "4h",
                    exp_samples: [
                      {
                        labels: '{slo="api-availability", service="api", environment="prod", cluster="main"}',
                        value: -6.5,
                      },
                    ],
                  },
                ],
              },
            ],
          }),
        },
      ]);
      const { ok, output } = run("promtool", ["test", "rules", "test.yml"], folder.path);
      assert.ok(ok, output);
    } finally {
      folder.remove();
    }
  });
});
