import { execFile } from "node:child_process";
import { rulesText } from "../../components/prometheus/files.ts";
import type { Rule, RuleFile } from "../../components/prometheus/rule-file.ts";
import { ruleFilePath } from "../../components/prometheus/rule-file.ts";
import { yaml } from "../../components/yaml.ts";
import type { Labels } from "../../model/alert-labels.ts";
import type { Duration } from "../../model/duration.ts";
import { duration, seconds } from "../../model/duration.ts";
import { temporaryFolder } from "../components/prometheus/fixture.ts";
import type { SentAlert } from "./alertmanager/dispatch.ts";
import { tool } from "./toolchain.ts";

export interface Traced {
  readonly ruleFiles: readonly RuleFile[];
  /** Series in the exposition's notation → their samples in promtool's. */
  readonly series: Readonly<Record<string, string>>;
  /** Between two samples. */
  readonly interval: Duration;
  /** In seconds; a multiple of an evaluation's 15. */
  readonly length: number;
  /** Expressions whose value at the end is asked for. Default: none. */
  readonly asked?: readonly string[];
}

export interface Verdict {
  /** What fires, in the order of its beginning; to the trace's end where it still does. */
  readonly firing: readonly SentAlert[];
  /** The values of what was asked for; none where there is no sample. */
  readonly values: readonly (number | undefined)[];
}

/** Between two evaluations of the rules. */
const evaluation: Duration = "15s";

const firing = 'ALERTS{alertstate="firing"}';
/** What fires now and did not an evaluation ago, and the reverse: nothing at nearly every moment. */
const edges = {
  begin: `${firing} unless ${firing} offset ${evaluation}`,
  end: `${firing} offset ${evaluation} unless ${firing}`,
} as const;

function testOf({ series, interval, length, asked = [] }: Traced, rules: readonly string[]): object {
  const moments = Array.from({ length: Math.floor(length / seconds(evaluation)) }, (_, step) =>
    duration(step * seconds(evaluation) * 1000),
  );
  const nothing = (expr: string, at: Duration | undefined) => ({ expr, eval_time: at, exp_samples: [] });
  return {
    rule_files: rules,
    evaluation_interval: evaluation,
    tests: [
      {
        interval,
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: [
          ...moments.flatMap((at) => Object.values(edges).map((expr) => nothing(expr, at))),
          ...asked.map((expr) => nothing(expr, moments.at(-1))),
        ],
      },
    ],
  };
}

/** The alerts, and the recordings that they or what is asked for read, directly or not: the others cost most. */
function withoutUnread(ruleFiles: readonly RuleFile[], asked: readonly string[]): readonly RuleFile[] {
  const rules = ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  const isRead = (rule: Rule, expr: string) => "record" in rule && expr.includes(rule.record);
  const read = new Set(rules.filter((rule) => "alert" in rule || asked.some((expr) => isRead(rule, expr))));
  for (const { expr } of read) for (const rule of rules) if (isRead(rule, expr)) read.add(rule);
  return ruleFiles.map((file) => ({
    ...file,
    groups: file.groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => read.has(rule)) })),
  }));
}

/** What it prints; it fails, as it is told that nothing happens. */
function promtool(folder: string): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 120_000, maxBuffer: 2 ** 26 };
    execFile(tool("promtool"), ["test", "rules", "trace.yml"], options, (_, stdout, stderr) => {
      resolve(`${stdout}${stderr}`);
    });
  });
}

/** promtool's complaint that an expression has a result: which, when, and its series. */
const complaint = /expr: ("(?:[^"\\]|\\.)*"), time: (\w+),\s*exp: nil\s*got: ([^\n]*(?:\n {12,}[^\n]*)*)/g;
const oneSeries = /\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}/g;

const labelsIn = (series: string): Labels =>
  Object.fromEntries(
    [...series.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)]
      .map(([, label = "", value = '""']) => [label, JSON.parse(value) as string] as const)
      .filter(([label]) => label !== "__name__" && label !== "alertstate"),
  );

const inSeconds = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 } as const;

/** promtool's notation of a time since the start, such as 2h1m15s. */
const secondsOf = (text: string): number =>
  [...text.matchAll(/(\d+)(d|h|ms|m|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * inSeconds[unit as keyof typeof inSeconds],
    0,
  );

/**
 * What fires when, and what some expressions are at the end, by the real promtool: it is told that nothing ever begins
 * or ends to fire and that nothing has a value, and says what does.
 *
 * @throws with what promtool says where it could not evaluate
 */
export async function evaluated(traced: Traced): Promise<Verdict> {
  const { ruleFiles, asked = [], length } = traced;
  const folder = temporaryFolder();
  try {
    const rules = withoutUnread(ruleFiles, asked).map((file) => ({
      path: ruleFilePath(file.name),
      content: rulesText(file),
    }));
    const test = yaml(
      testOf(
        traced,
        rules.map(({ path }) => path),
      ),
    );
    folder.write([...rules, { path: "trace.yml", content: test }]);
    const output = await promtool(folder.path);
    if (!/^ {2}(?:FAILED|SUCCESS)/m.test(output)) throw new Error(output);
    const found = [...output.matchAll(complaint)].map(([, expr = '""', time = "", got = ""]) => ({
      expr: JSON.parse(expr) as string,
      at: secondsOf(time),
      got,
    }));
    const changes = (edge: string) =>
      found
        .filter(({ expr }) => expr === edge)
        .flatMap(({ at, got }) => [...got.matchAll(oneSeries)].map(([series]) => ({ at, labels: labelsIn(series) })))
        .sort((a, b) => a.at - b.at);
    const key = (labels: Labels) => JSON.stringify(labels);
    const ends = changes(edges.end);
    return {
      firing: changes(edges.begin).map(({ at, labels }) => {
        const end = ends.find((each) => each.at > at && key(each.labels) === key(labels));
        return { labels, from: at, until: end?.at ?? length };
      }),
      values: asked.map((expr) => {
        const value = found
          .find((each) => each.expr === expr)
          ?.got.trim()
          .split(" ")
          .at(-1);
        return value === undefined ? undefined : Number(value);
      }),
    };
  } finally {
    folder.remove();
  }
}
