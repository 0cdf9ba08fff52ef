import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Issue } from "../../../model/issue.ts";
import { chartPaths, isFolder } from "../chart-source.ts";
import type { ChartName } from "../charts.ts";
import { charts } from "../charts.ts";

function folderIssue(folder: string, name: ChartName): Issue | undefined {
  const wanted = charts[name].version;
  const path = chartPaths(folder, name).find((candidate) => existsSync(candidate));
  const expected = `${name}-${wanted}.tgz, or a folder ${name} with it unpacked`;
  if (path === undefined) return { path: "kubernetes.charts", got: `${folder}, without the chart ${name}`, expected };
  // An archive says its version in its name.
  if (!statSync(path).isDirectory()) return undefined;
  const file = join(path, "Chart.yaml");
  const version = existsSync(file) ? (parse(readFileSync(file, "utf8")) as { version?: unknown }).version : undefined;
  return version === wanted
    ? undefined
    : { path: "kubernetes.charts", got: `${path}, which is version ${String(version)}`, expected };
}

/** Charts that a folder of this machine lacks, or has in another version than the stack is written for. */
export function chartIssues(from: string | undefined, used: readonly ChartName[]): readonly Issue[] {
  if (!isFolder(from)) return [];
  if (!existsSync(from)) {
    return [
      { path: "kubernetes.charts", got: `no folder ${from}`, expected: "a folder, or an oci:// or https:// address" },
    ];
  }
  return [...new Set(used)].sort().flatMap((name) => folderIssue(from, name) ?? []);
}
