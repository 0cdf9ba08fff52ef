import { stringify } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { rulesText } from "../../../components/prometheus/files.ts";
import { ruleFilePath } from "../../../components/prometheus/rule-file.ts";
import { sloRuleFile } from "../../../components/prometheus/slo-rules.ts";
import type { Slo } from "../../../model/slo.ts";
import { prod, run, temporaryFolder } from "./fixture.ts";

/** What the requests do for so many minutes: four scrapes a minute. */
export interface Stretch {
  readonly minutes: number;
  /** The share of them that fails. */
  readonly failing: number;
  /** Requests between two scrapes. Default: 150. */
  readonly requests?: number;
  /** Whether samples arrive; the counters go on without. Default: yes. */
  readonly unseen?: boolean;
  /** The process begins anew, with its counters at 0. Default: no. */
  readonly restart?: boolean;
}

const perMinute = 4;

function values(stretches: readonly Stretch[], of: "good" | "bad"): string {
  let counted = 0;
  return stretches
    .map(({ minutes, failing, requests = 150, unseen, restart }) => {
      if (restart === true) counted = 0;
      const bad = Math.round(requests * failing);
      const step = of === "bad" ? bad : requests - bad;
      const steps = minutes * perMinute;
      const first = counted + step;
      counted += step * steps;
      return unseen === true ? `_x${steps}` : `${first}+${step}x${steps - 1}`;
    })
    .join(" ");
}

export interface Traced {
  /** Alert → the minutes from and to which it fires, such as `20.25..84.75`. */
  readonly alerts: Readonly<Record<string, readonly string[]>>;
  /** The values of the expressions asked for at the end; none where there is no sample. */
  readonly values: readonly (number | undefined)[];
}

const inputs = (stretches: readonly Stretch[], instance: string) =>
  (["good", "bad"] as const).map((of) => ({
    series: `http_requests_total{job="stratoai-backend", service="api", instance="${instance}", route="/api/x", status="${of === "bad" ? 500 : 200}"}`,
    values: values(stretches, of),
  }));

const minutesOf = (time: string): number => {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(time) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
};

function intervals(minutes: readonly number[]): readonly string[] {
  const starts = minutes.filter((minute) => !minutes.includes(minute - 0.25));
  const ends = minutes.filter((minute) => !minutes.includes(minute + 0.25));
  return starts.map((start, index) => `${start}..${ends[index]}`);
}

/**
 * Runs an SLO's rules over the instances' requests by the real promtool, which reports whatever it did not expect: we
 * expect nothing, so it tells all.
 */
export function trace(slo: Slo, instances: readonly (readonly Stretch[])[], asked: readonly string[] = []): Traced {
  const folder = temporaryFolder();
  try {
    const rules = sloRuleFile(slo, stratoai, prod);
    const path = ruleFilePath(rules.name);
    const length = Math.max(...instances.map((stretches) => stretches.reduce((sum, { minutes }) => sum + minutes, 0)));
    const last = length * perMinute - 1;
    const firing = Array.from({ length: last + 1 }, (_, step) => ({
      expr: 'ALERTS{alertstate="firing"}',
      eval_time: `${step * 15}s`,
      exp_samples: [],
    }));
    const content = stringify({
      rule_files: [path],
      evaluation_interval: "15s",
      tests: [
        {
          interval: "15s",
          input_series: instances.flatMap((stretches, index) => inputs(stretches, `i-${index}`)),
          promql_expr_test: [
            ...firing,
            ...asked.map((expr) => ({ expr, eval_time: `${last * 15}s`, exp_samples: [] })),
          ],
        },
      ],
    });
    folder.write([
      { path, content: rulesText(rules) },
      { path: "trace.yml", content },
    ]);
    const { output } = run("promtool", ["test", "rules", "trace.yml"], folder.path);
    const alerts = new Map<string, number[]>();
    const found = new Map<string, number>();
    for (const [, expr = "", time = "", got = ""] of output.matchAll(
      /expr: ("(?:[^"\\]|\\.)*"), time: (\w+),\s*exp: nil\s*got: ([^\n]*(?:\n {12,}[^\n]*)*)/g,
    )) {
      const asks = JSON.parse(expr) as string;
      if (!asks.startsWith("ALERTS")) found.set(asks, Number(got.trim().split(" ").at(-1)));
      for (const [, name = ""] of asks.startsWith("ALERTS") ? got.matchAll(/alertname="(\w+)"/g) : []) {
        alerts.set(name, [...(alerts.get(name) ?? []), minutesOf(time)]);
      }
    }
    return {
      alerts: Object.fromEntries([...alerts].map(([name, minutes]) => [name, intervals(minutes)])),
      values: asked.map((expr) => found.get(expr)),
    };
  } finally {
    folder.remove();
  }
}
