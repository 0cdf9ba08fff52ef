import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Mistake } from "../../../plan/mistake.ts";
import { chartPaths, isFolder } from "../chart-source.ts";
import type { ChartName } from "../compile/charts.ts";
import { charts } from "../compile/charts.ts";

function folderMistake(folder: string, name: ChartName): Mistake | undefined {
  const wanted = charts[name].version;
  const path = chartPaths(folder, name).find((candidate) => existsSync(candidate));
  const allowed = `${name}-${wanted}.tgz, or a folder ${name} with it unpacked`;
  if (path === undefined) return { path: "kubernetes.charts", found: `${folder}, without the chart ${name}`, allowed };
  // An archive says its version in its name.
  if (!statSync(path).isDirectory()) return undefined;
  const file = join(path, "Chart.yaml");
  const version = existsSync(file) ? (parse(readFileSync(file, "utf8")) as { version?: unknown }).version : undefined;
  return version === wanted
    ? undefined
    : { path: "kubernetes.charts", found: `${path}, which is version ${String(version)}`, allowed };
}

/** Charts that a folder of this machine lacks, or has in another version than the stack is written for. */
export function chartMistakes(from: string | undefined, used: readonly ChartName[]): readonly Mistake[] {
  if (!isFolder(from)) return [];
  if (!existsSync(from)) {
    return [
      { path: "kubernetes.charts", found: `no folder ${from}`, allowed: "a folder, or an oci:// or https:// address" },
    ];
  }
  return [...new Set(used)].sort().flatMap((name) => folderMistake(from, name) ?? []);
}
