import { execFile } from "node:child_process";
import { files } from "../../../../components/prometheus/compile.ts";
import type { PrometheusObjects } from "../../../../components/prometheus/compile.ts";
import { yaml } from "../../../../components/yaml.ts";
import type { Labels } from "../../../../model/alert-labels.ts";
import { duration, seconds } from "../../../../model/duration.ts";
import type { Duration } from "../../../../model/duration.ts";
import type { SentAlert } from "../../../support/alertmanager/dispatch.ts";
import { tool } from "../../../support/toolchain.ts";
import { temporaryFolder } from "../../../components/prometheus/fixture.ts";
import type { Rule, RuleFile } from "../../../../components/prometheus/rule-file.ts";
import type { Trace } from "./traces.ts";
import { interval, seriesOf } from "./world.ts";

/** Between two evaluations of the rules. */
const evaluation: Duration = "15s";

/** Seconds. */
export const lengthOf = ({ phases }: Pick<Trace, "phases">): number =>
  phases.reduce((sum, { lasts }) => sum + seconds(lasts), 0);

const firing = 'ALERTS{alertstate="firing"}';
/** What fires now and did not an evaluation ago, and the reverse: nothing at nearly every moment. */
const edges = {
  from: `${firing} unless ${firing} offset ${evaluation}`,
  to: `${firing} offset ${evaluation} unless ${firing}`,
} as const;

function testOf(trace: Trace, rules: readonly string[]): object {
  const moments = Array.from({ length: Math.floor(lengthOf(trace) / seconds(evaluation)) }, (_, index) =>
    duration(index * seconds(evaluation) * 1000),
  );
  return {
    rule_files: rules,
    evaluation_interval: evaluation,
    tests: [
      {
        interval,
        input_series: Object.entries(seriesOf(trace.phases)).map(([series, values]) => ({ series, values })),
        promql_expr_test: moments.flatMap((at) =>
          Object.values(edges).map((expr) => ({ expr, eval_time: at, exp_samples: [] })),
        ),
      },
    ],
  };
}

/** The alerts and the recordings that they read, directly or not: dashboards' own cost most and change nothing here. */
function withoutUnread(ruleFiles: readonly RuleFile[]): readonly RuleFile[] {
  const rules = ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  const read = new Set<Rule>(rules.filter((rule) => "alert" in rule));
  for (const { expr } of read) {
    for (const rule of rules) if ("record" in rule && expr.includes(rule.record)) read.add(rule);
  }
  return ruleFiles.map((file) => ({
    ...file,
    groups: file.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => read.has(rule)) })),
  }));
}

/** promtool's complaint that an expression has a result: which, when, and its series. */
const complaint = /expr: "(.*)", time: (\S+),\s+exp: nil\s+got: (.*)/g;

const labelsIn = (series: string): Labels =>
  Object.fromEntries(
    [...series.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)]
      .map(([, label = "", value = '""']) => [label, JSON.parse(value) as string] as const)
      .filter(([label]) => label !== "__name__" && label !== "alertstate"),
  );

/** Go's notation of a time since the start, such as 2h1m15s. */
const secondsOf = (text: string): number =>
  [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * { h: 3600, m: 60, s: 1, ms: 0.001 }[unit as "h" | "ms" | "m" | "s"],
    0,
  );

/** What it prints; it fails, as it is told that nothing happens. */
function promtool(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 120_000, maxBuffer: 2 ** 26 };
    execFile(tool("promtool"), ["test", "rules", "trace.yml"], options, (_, stdout, stderr) => {
      resolve(`${stdout}${stderr}`);
    });
  });
}

/** What begins or ends to fire, and when, in the order of time. */
function changesIn(
  output: string,
): readonly { readonly begins: boolean; readonly at: number; readonly labels: Labels }[] {
  return [...output.matchAll(complaint)]
    .flatMap(([, expr, time = "", got = ""]) =>
      got.split(/(?<=\} \S+), (?=\{)/).map((series) => ({
        begins: expr === edges.from.replaceAll('"', '\\"'),
        at: secondsOf(time),
        labels: labelsIn(series),
      })),
    )
    .sort((a, b) => a.at - b.at);
}

/** What fires when, by the real promtool: it is told that nothing ever begins or ends to fire, and says what does. */
export async function firingOf(trace: Trace, objects: PrometheusObjects): Promise<readonly SentAlert[]> {
  const folder = temporaryFolder();
  try {
    const all = files({ ...objects, ruleFiles: withoutUnread(objects.ruleFiles) });
    const rules = all.map(({ path }) => path).filter((path) => path.startsWith("prometheus/rules/"));
    folder.write([...all, { path: "trace.yml", content: yaml(testOf(trace, rules)) }]);
    const output = await promtool(folder.path);
    const changes = changesIn(output);
    if (!changes.some(({ labels }) => labels.alertname === "Watchdog")) throw new Error(output);
    const end = lengthOf(trace);
    return changes
      .filter(({ begins }) => begins)
      .map(({ at, labels }) => {
        const key = JSON.stringify(labels);
        const over = changes.find(
          (change) => !change.begins && change.at > at && JSON.stringify(change.labels) === key,
        );
        return { labels, from: at, until: over?.at ?? end };
      });
  } finally {
    folder.remove();
  }
}
