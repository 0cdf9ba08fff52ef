import type { Capability } from "../../../model/capability.ts";
import { ofBackend } from "../../../model/origin.ts";
import type { LanguageObjects } from "../../languages.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { ClusterResources, PlacedObject } from "../../kubernetes/resources.ts";
import { noResources } from "../../kubernetes/resources.ts";
import { dashboardDegradations, dashboardFiles, dashboardObjects } from "./dashboards.ts";
import { dataSourcesObject } from "../data-sources/index.ts";
import { prometheusRules } from "./prometheus-rules.ts";
import { jobDegradations, serviceMonitors } from "./service-monitors.ts";

const placed =
  (capability: Capability) =>
  (object: PlacedObject): PlacedObject => ({ capability, ...object });

/**
 * What the catalog says, as objects of their own: its rules (`prometheus-rules.ts`, in `pieces.ts` where they are too large
 * for one), what is scraped (`service-monitors.ts`; `stack-jobs.ts` is what the charts scrape), its dashboards
 * (`dashboards.ts`), and the data sources that these ask. `bundles.ts` puts many services into few objects.
 */
export function catalogResources(
  context: KubernetesContext,
  { prometheus, grafana }: Pick<LanguageObjects, "prometheus" | "grafana">,
): ClusterResources {
  const dashboards = dashboardFiles(grafana);
  return {
    ...noResources,
    objects: [
      ...prometheusRules(context, prometheus.ruleFiles).map(placed("alerting")),
      ...serviceMonitors(context).map(placed("metrics")),
      // Grafana's sidecar loads dashboards when they come.
      ...dashboardObjects(context, dashboards).map((object) => ({ ...placed("dashboards")(object), watched: true })),
      placed("dashboards")({ origin: ofBackend("grafana"), object: dataSourcesObject(context) }),
    ],
    degradations: [...jobDegradations(context), ...dashboardDegradations(dashboards)],
  };
}
