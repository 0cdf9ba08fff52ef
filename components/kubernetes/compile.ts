import type { BackendOutput } from "../../model/stack.ts";
import { catalogResources } from "../kube-prometheus-stack/catalog/index.ts";
import { clusterResources } from "./cluster/index.ts";
import type { KubernetesContext } from "./context.ts";
import { exportersResources } from "./exporters.ts";
import { logAlertInputs } from "./logs/alerts.ts";
import { logsResources } from "./logs/index.ts";
import { metricsResources } from "../kube-prometheus-stack/compile.ts";
import type { ClusterResources } from "./resources.ts";
import { joined, serving } from "./resources.ts";
import { tracesResources } from "../trace-stores/index.ts";

/** What the backends' own compile functions made of the catalog. */
export interface BackendOutputs {
  readonly prometheus: BackendOutput;
  readonly alertmanager: BackendOutput;
  readonly grafana: BackendOutput;
}

/** Everything that the complete tier has in its cluster. */
export function compile(context: KubernetesContext, outputs: BackendOutputs): ClusterResources {
  const areas = joined([
    serving("metrics", metricsResources(context, outputs.alertmanager)),
    serving("metrics", exportersResources(context, outputs.prometheus)),
    catalogResources(context, outputs.grafana),
    // With an Elasticsearch that only traces need: what it keeps stays when logs go elsewhere and it moves nowhere.
    serving("logs", logsResources(context, logAlertInputs(context))),
    serving("traces", tracesResources(context)),
  ]);
  return joined([clusterResources(context, areas), areas]);
}
