import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columns } from "../model/columns.ts";
import { child, worker } from "./child.ts";
import { median } from "./measure.ts";
import type { PreviewReport, PreviewTimes } from "./preview-report.ts";

/** What plan's worker says, in milliseconds. */
interface PlanTimes {
  /** Node and tsx, until the first line of ours. */
  readonly start: number;
  /** A plan in a process that has nothing loaded. */
  readonly first: number;
  /** The same once more in the same process: settings, validation, compiling, syntax of every query. */
  readonly again: number;
}

const seconds = 120;

async function repeated<T>(runs: number, run: () => Promise<T>): Promise<readonly T[]> {
  const results: T[] = [];
  for (let index = 0; index < runs; index++) results.push(await run());
  return results;
}

const milliseconds = (values: readonly number[]) =>
  `${median(values).toFixed(0)} ms (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)})`;

/** Time of the command `plan local --json`, start-up included, and where it goes. */
export async function benchPlan(runs: number): Promise<string> {
  const command = await repeated(runs, () => child(["commands/plan.ts", "local", "--json"], seconds));
  const parts = await repeated(runs, () => worker<PlanTimes>("plan", [], seconds));
  const of = (part: (times: PlanTimes) => number) => milliseconds(parts.map(part));
  return [
    `StratoAI: plan local --json, wall clock, median of ${runs} (least to most). The aim is 3 s on two cores.`,
    "",
    columns([
      ["whole command", milliseconds(command.map(({ wall }) => wall))],
      ["  node and tsx", of(({ start }) => start)],
      ["  loading our modules", of(({ first, again }) => first - again)],
      ["  making the plan", of(({ again }) => again)],
    ]),
  ].join("\n");
}

async function previewOnce(): Promise<PreviewReport> {
  const folder = mkdtempSync(join(tmpdir(), "bench-preview-"));
  try {
    return await worker<PreviewReport>("preview", [folder], seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function previewTable(all: readonly PreviewTimes[]): string {
  const whole = ({ start, sdk, code, open, own, engine }: PreviewTimes) => start + sdk + code + open + own + engine;
  const total = median(all.map(whole));
  const row = (name: string, part: (times: PreviewTimes) => number) => {
    const share = `${((100 * median(all.map(part))) / total).toFixed(0)} %`;
    return [name, milliseconds(all.map(part)), share];
  };
  return columns([
    row("whole", whole),
    row("  node and tsx", ({ start }) => start),
    row("  SDK load", ({ sdk }) => sdk),
    row("  our work: loading modules", ({ code }) => code),
    row("  our work: the program, with what it loads", ({ own }) => own),
    row("  engine: making the stack and its config", ({ open }) => open),
    row("  engine: preview, provider included", ({ engine }) => engine),
  ]);
}

/** Time of a preview of the local tier under the real engine, in a throwaway stack of which nothing comes up. */
export async function benchPreview(runs: number): Promise<string> {
  const title = `StratoAI: preview of a new local tier by the real engine, wall clock, median of ${runs} (least to most)`;
  const first = await previewOnce();
  if ("missing" in first) return `${title}\n\n  not measured: ${first.missing}`;
  const others = await repeated(runs - 1, previewOnce);
  const all = [first, ...others.flatMap((times) => ("missing" in times ? [] : [times]))];
  return [title, `  ${first.resources} resources to create`, "", previewTable(all)].join("\n");
}
