import type { Artifact, BackendOutput } from "../../model/stack.ts";
import { ownProbes } from "../blackbox-exporter/own-probes.ts";
import { receivesStatsd, watchesPostgres } from "../kube-prometheus-stack/catalog/stack-jobs.ts";
import type { KubernetesContext } from "./context.ts";
import type { ClusterResources } from "./resources.ts";
import { joined, serving } from "./resources.ts";
import { blackboxResources } from "../blackbox-exporter/blackbox.ts";
import { postgresResources } from "../postgres-exporter/postgres.ts";
import { pushgatewayResources } from "../pushgateway/pushgateway.ts";
import { statsdResources } from "../statsd-exporter/statsd.ts";

function configuration({ artifacts }: BackendOutput, path: string): Artifact {
  const artifact = artifacts.find((candidate) => candidate.path === path);
  if (artifact === undefined) throw new Error(`Prometheus' compile made no ${path}`);
  return artifact;
}

/**
 * The exporters beside kube-prometheus-stack's own, each where there is something for it to do.
 *
 * @param prometheus what was compiled for Prometheus and its exporters, with blackbox.yml and statsd-mapping.yml
 */
export function exportersResources(context: KubernetesContext, prometheus: BackendOutput): ClusterResources {
  return joined([
    ...(ownProbes(context).length === 0
      ? []
      : [serving("uptime", blackboxResources(context, configuration(prometheus, "prometheus/blackbox.yml")))]),
    ...(watchesPostgres(context) ? [postgresResources(context)] : []),
    ...(receivesStatsd(context)
      ? [statsdResources(context, configuration(prometheus, "prometheus/statsd-mapping.yml"))]
      : []),
    ...(context.settings.pushgateway ? [pushgatewayResources(context)] : []),
  ]);
}
