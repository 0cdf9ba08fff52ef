import type { Alert } from "../../../model/alert.ts";
import { seriesName } from "./signals.ts";
import type { InputSeries } from "./timeline.ts";

/** Seconds between samples and between evaluations. */
export interface Clock {
  readonly scrape: number;
  readonly evaluation: number;
}

/** Whether the alert fires so many seconds after the start. */
export interface Check {
  readonly at: number;
  readonly firing: boolean;
}

export interface UnitTest {
  readonly name: string;
  readonly series: readonly InputSeries[];
  readonly checks: readonly Check[];
}

/** Samples that cover so many seconds, at least two. */
export function stepsFor(length: number, clock: Clock): number {
  return Math.max(2, Math.ceil(length / clock.scrape) + 1);
}

const quote = (text: string): string => JSON.stringify(text);

/**
 * A file for `promtool test rules`. What fires is asked of the ALERTS series, by the labels that decide who is told:
 * an alert test would also compare every annotation's text, to the last digit of a value.
 */
export function unitTestFile(
  alert: Alert,
  labels: Readonly<Record<string, string>>,
  tests: readonly UnitTest[],
  ruleFile: string,
  clock: Clock,
): string {
  const told = { alertname: alert.name, ...labels };
  const expr = `group by (${Object.keys(told).sort().join(", ")}) (ALERTS{alertname="${alert.name}", alertstate="firing"})`;
  const lines = [
    `# Generated from the catalog's alert ${alert.name}; \`promtool test rules\` runs it.`,
    `rule_files: [${quote(ruleFile)}]`,
    `evaluation_interval: ${clock.evaluation}s`,
    "tests:",
  ];
  for (const test of tests) {
    lines.push(`  - name: ${quote(test.name)}`, `    interval: ${clock.scrape}s`);
    lines.push(test.series.length === 0 ? "    input_series: []" : "    input_series:");
    for (const { series, values } of test.series) {
      lines.push(`      - series: ${quote(series)}`, `        values: ${quote(values)}`);
    }
    lines.push("    promql_expr_test:");
    for (const check of test.checks) {
      lines.push(`      - expr: ${quote(expr)}`, `        eval_time: ${check.at}s`);
      lines.push(check.firing ? "        exp_samples:" : "        exp_samples: []");
      if (check.firing) lines.push(`          - labels: ${quote(seriesName("", told))}`, "            value: 1");
    }
  }
  return `${lines.join("\n")}\n`;
}
