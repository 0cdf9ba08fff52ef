import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Cluster } from "../../support/kubernetes/cluster.ts";
import { startProgram } from "../prometheus/running-program.ts";
import type { GeneratedFiles } from "./generated-files.ts";

type TargetLabels = Readonly<Record<string, string>>;

interface Section {
  readonly kubernetes_sd_configs?: readonly object[];
  readonly [field: string]: unknown;
}

interface Configuration {
  readonly scrape_configs: readonly Section[];
  readonly [field: string]: unknown;
}

/** Pods of the test's cluster have addresses of nobody: each scrape goes to a proxy on this machine that is none. */
const noProxy = "http://127.0.0.1:1";

/** The operator's configuration for a Prometheus outside of the cluster, which only discovers. */
function outside({ scrape_configs: sections, ...rest }: Configuration, { kubeconfig }: Cluster): object {
  const { global, rule_files } = rest;
  return {
    global,
    rule_files,
    scrape_configs: sections.map(({ kubernetes_sd_configs: discovery, ...section }) => ({
      ...section,
      proxy_url: noProxy,
      ...(discovery && {
        kubernetes_sd_configs: discovery.map((each) => ({ ...each, kubeconfig_file: kubeconfig })),
      }),
    })),
  };
}

/** Runs a real Prometheus on the operator's configuration, and asks it for the labels of the targets that it found. */
export async function discoveredTargets(
  files: GeneratedFiles,
  cluster: Cluster,
  use: (targets: () => Promise<readonly TargetLabels[]>) => Promise<void>,
): Promise<void> {
  const path = join(files.folder, "outside.yml");
  writeFileSync(path, stringify(outside(parse(readFileSync(files.prometheus, "utf8")) as Configuration, cluster)));
  const data = `--storage.tsdb.path=${join(files.folder, "data")}`;
  const prometheus = await startProgram("prometheus", [`--config.file=${path}`, data], files.folder, "/-/ready");
  try {
    await use(async () => {
      const response = await fetch(`${prometheus.url}/api/v1/targets?state=active`);
      const { data: found } = (await response.json()) as {
        data: { activeTargets: readonly { labels: TargetLabels }[] };
      };
      return found.activeTargets.map(({ labels }) => labels);
    });
  } finally {
    await prometheus.stop();
  }
}
