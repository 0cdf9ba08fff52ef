import type { LanguageObjects } from "../languages.ts";
import { catalogResources } from "../kube-prometheus-stack/catalog/index.ts";
import { clusterResources } from "./cluster/index.ts";
import type { KubernetesContext } from "./context.ts";
import { exportersResources } from "./exporters.ts";
import { logAlertInputs } from "./logs/alerts.ts";
import { logsResources } from "./logs/index.ts";
import { metricsResources } from "../kube-prometheus-stack/compile.ts";
import type { ClusterResources } from "./resources.ts";
import { joined } from "./resources.ts";
import { tracesResources } from "../trace-stores/index.ts";

/** Everything that the complete tier has in its cluster. */
export function compile(context: KubernetesContext, languages: LanguageObjects): ClusterResources {
  const areas = joined([
    metricsResources(context, languages.alertmanager),
    exportersResources(context, languages.prometheus),
    catalogResources(context, languages),
    logsResources(context, logAlertInputs(context)),
    tracesResources(context),
  ]);
  return joined([clusterResources(context, areas), areas]);
}
