import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Chart } from "./charts.ts";

/** Where Helm gets a chart from, as a Release says it. */
interface ChartSource {
  /** Name, path or OCI address. */
  readonly chart: string;
  /** Undefined where a path says it all. */
  readonly version?: string;
  readonly repositoryOpts?: { readonly repo: string };
}

const isAddress = (from: string): boolean => /^(oci|https?):\/\//.test(from);

/** Paths at which a folder may have a chart: unpacked, or as `helm pull` leaves it. */
export function chartPaths(folder: string, { name, version }: Chart): readonly string[] {
  return [join(folder, name), join(folder, `${name}-${version}.tgz`)];
}

/**
 * @param from a folder, an OCI registry's or an HTTP repository's address with every chart; undefined: each
 *   publisher's own repository
 */
export function chartSource(chart: Chart, from: string | undefined): ChartSource {
  const { name, version, repository } = chart;
  if (from === undefined) return { chart: name, version, repositoryOpts: { repo: repository } };
  if (from.startsWith("oci://")) return { chart: `${from.replace(/\/$/, "")}/${name}`, version };
  if (isAddress(from)) return { chart: name, version, repositoryOpts: { repo: from } };
  const paths = chartPaths(from, chart);
  return { chart: paths.find((path) => existsSync(path)) ?? join(from, name) };
}

/** Whether charts come from a folder of this machine. */
export const isFolder = (from: string | undefined): from is string => from !== undefined && !isAddress(from);
