import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columns } from "../model/columns.ts";
import { startCluster } from "../tests/support/kubernetes/cluster.ts";
import { testCharts } from "../tests/support/kubernetes/charts.ts";
import { startRandomProvider } from "../tests/support/kubernetes/random-provider.ts";
import { worker } from "./child.ts";
import type { BenchedProgram, ClusterTimes } from "./cluster-report.ts";
import { benchedPrograms } from "./cluster-report.ts";

/** For preview, up and preview of a thousand services, on a busy machine. */
const seconds = 1800;

const title =
  "Complete tier, profile ha, in a real cluster with simulated pods, beside its Helm releases alone; wall clock";

/** One program on a cluster of its own, which nothing has warmed up or filled. */
async function once(program: BenchedProgram, services: number): Promise<ClusterTimes> {
  const folder = mkdtempSync(join(tmpdir(), "bench-cluster-"));
  // Before the cluster: it ends the measurement where there are none.
  const charts = testCharts();
  const [cluster, random] = await Promise.all([startCluster(), startRandomProvider()]);
  const before = { ...process.env };
  Object.assign(process.env, random.env, { KUBECONFIG: cluster.kubeconfig });
  try {
    return await worker<ClusterTimes>("cluster", [program, String(services), charts.folder, folder], seconds);
  } finally {
    process.env = before;
    charts.remove();
    await random.stop();
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

function row(services: number, program: string, times: ClusterTimes): readonly string[] {
  const { resources, preview, up, again, memory } = times;
  return [
    String(services),
    program,
    String(resources),
    inSeconds(preview),
    inSeconds(up),
    inSeconds(again),
    `${(memory / 2 ** 20).toFixed(0)} MiB`,
  ];
}

function ratios(services: number, charts: ClusterTimes, whole: ClusterTimes): readonly string[] {
  const ratio = (of: (times: ClusterTimes) => number) => `× ${(of(whole) / of(charts)).toFixed(1)}`;
  return [
    String(services),
    "ratio",
    ratio(({ resources }) => resources),
    ratio(({ preview }) => preview),
    ratio(({ up }) => up),
    ratio(({ again }) => again),
    ratio(({ memory }) => memory),
  ];
}

/** Resources, preview and up of the complete tier, and of the same releases with plain Helm objects. */
export async function benchCluster(services: readonly number[]): Promise<string> {
  const rows: (readonly string[])[] = [
    ["services", "program", "resources", "preview", "up", "preview again", "memory"],
  ];
  for (const count of services) {
    const measured = new Map<BenchedProgram, ClusterTimes>();
    for (const program of benchedPrograms) {
      try {
        const times = await once(program, count);
        measured.set(program, times);
        rows.push(row(count, program, times));
      } catch (error) {
        return [
          title,
          "",
          columns(rows),
          `  not measured further: ${(error as Error).message.split("\n")[0] ?? ""}`,
        ].join("\n");
      }
    }
    const [charts, whole] = benchedPrograms.map((program) => measured.get(program));
    if (charts !== undefined && whole !== undefined) rows.push(ratios(count, charts, whole));
  }
  return [title, "", columns(rows)].join("\n");
}
