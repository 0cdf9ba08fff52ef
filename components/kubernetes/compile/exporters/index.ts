import type { Artifact, BackendOutput } from "../../../../model/stack.ts";
import { ownProbes } from "../catalog/own-probes.ts";
import { receivesStatsd, watchesPostgres } from "../catalog/stack-jobs.ts";
import type { KubernetesContext } from "../context.ts";
import type { Part } from "../part.ts";
import { joined } from "../part.ts";
import { blackboxPart } from "./blackbox.ts";
import { postgresPart } from "./postgres.ts";
import { pushgatewayPart } from "./pushgateway.ts";
import { statsdPart } from "./statsd.ts";

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
export function exportersPart(context: KubernetesContext, prometheus: BackendOutput): Part {
  return joined([
    ...(ownProbes(context).length === 0
      ? []
      : [blackboxPart(context, configuration(prometheus, "prometheus/blackbox.yml"))]),
    ...(watchesPostgres(context) ? [postgresPart(context)] : []),
    ...(receivesStatsd(context)
      ? [statsdPart(context, configuration(prometheus, "prometheus/statsd-mapping.yml"))]
      : []),
    ...(context.settings.pushgateway ? [pushgatewayPart(context)] : []),
  ]);
}
