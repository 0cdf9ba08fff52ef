import type { PrometheusObjects } from "../prometheus/compile.ts";
import { watchesPostgres } from "../kube-prometheus-stack/catalog/stack-jobs.ts";
import type { KubernetesContext } from "./context.ts";
import type { ClusterResources } from "./resources.ts";
import { joined } from "./resources.ts";
import { blackboxResources } from "../blackbox-exporter/blackbox.ts";
import { postgresResources } from "../postgres-exporter/postgres.ts";
import { pushgatewayResources } from "../pushgateway/pushgateway.ts";
import { statsdResources } from "../statsd-exporter/statsd.ts";

/**
 * The exporters beside kube-prometheus-stack's own, each where there is something for it to do.
 *
 * @param prometheus what was compiled for Prometheus and its exporters
 */
export function exportersResources(
  context: KubernetesContext,
  { blackbox, statsd }: Pick<PrometheusObjects, "blackbox" | "statsd">,
): ClusterResources {
  return joined([
    ...(blackbox === undefined ? [] : [blackboxResources(context, blackbox.object)]),
    ...(watchesPostgres(context) ? [postgresResources(context)] : []),
    ...(statsd === undefined ? [] : [statsdResources(context, statsd)]),
    ...(context.settings.pushgateway ? [pushgatewayResources(context)] : []),
  ]);
}
