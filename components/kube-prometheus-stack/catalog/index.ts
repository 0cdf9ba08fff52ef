import type { Capability } from "../../../model/capability.ts";
import type { BackendOutput } from "../../../model/stack.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import type { ClusterResources, PlacedObject } from "../../kubernetes/resources.ts";
import { noResources } from "../../kubernetes/resources.ts";
import { dashboardDegradations, dashboardObjects } from "./dashboards.ts";
import { dataSourcesObject } from "../data-sources/index.ts";
import { prometheusRules } from "./prometheus-rules.ts";
import { jobDegradations, serviceMonitors } from "./service-monitors.ts";

const placed =
  (capability: Capability) =>
  (object: KubernetesObject): PlacedObject => ({ capability, object });

/**
 * What the catalog says, as objects of their own: its rules, what is scraped, its dashboards, and the data
 * sources that these ask.
 */
export function catalogResources(context: KubernetesContext, grafana: BackendOutput): ClusterResources {
  return {
    ...noResources,
    objects: [
      ...prometheusRules(context).map(placed("alerting")),
      ...serviceMonitors(context).map(placed("metrics")),
      // Grafana's sidecar loads dashboards when they come.
      ...dashboardObjects(context, grafana).map((object) => ({ ...placed("dashboards")(object), watched: true })),
      placed("dashboards")(dataSourcesObject(context)),
    ],
    degradations: [...jobDegradations(context), ...dashboardDegradations(grafana)],
  };
}
