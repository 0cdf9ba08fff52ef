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

/** A test as promtool takes it. */
interface PromtoolTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly InputSeries[];
  readonly promql_expr_test: readonly {
    readonly expr: string;
    readonly eval_time: string;
    readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
  }[];
}

/** A file for `promtool test rules`. */
export interface UnitTestFile {
  /** Of the alert that it is about. */
  readonly alert: string;
  readonly content: {
    readonly rule_files: readonly string[];
    readonly evaluation_interval: string;
    readonly tests: readonly PromtoolTest[];
  };
}

/**
 * The tests of one alert. What fires is asked of the ALERTS series, by the labels that decide who is notified: an alert
 * test would also compare every annotation's text, to the last digit of a value.
 */
export function unitTestFile(
  alert: Alert,
  labels: Readonly<Record<string, string>>,
  tests: readonly UnitTest[],
  ruleFile: string,
  clock: Clock,
): UnitTestFile {
  const identity = { alertname: alert.name, ...labels };
  const expr = `group by (${Object.keys(identity).sort().join(", ")}) (ALERTS{alertname="${alert.name}", alertstate="firing"})`;
  const firing = [{ labels: seriesName("", identity), value: 1 }];
  return {
    alert: alert.name,
    content: {
      rule_files: [ruleFile],
      evaluation_interval: `${clock.evaluation}s`,
      tests: tests.map((test) => ({
        name: test.name,
        interval: `${clock.scrape}s`,
        input_series: test.series.map(({ series, values }) => ({ series, values })),
        promql_expr_test: test.checks.map((check) => ({
          expr,
          eval_time: `${check.at}s`,
          exp_samples: check.firing ? firing : [],
        })),
      })),
    },
  };
}
