import { yaml } from "../../yaml.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import type { DataSource } from "./data-source.ts";
import { uidsOf } from "./data-source.ts";
import { alertmanager, prometheus } from "./metrics.ts";
import { traces } from "./traces.ts";

/** Grafana's data sources: Prometheus and Alertmanager (`metrics.ts`), traces (`traces.ts`), and logs as their store offers them. */
export function dataSources(context: KubernetesContext): readonly DataSource[] {
  const uids = uidsOf(context);
  return [
    prometheus(context, uids),
    alertmanager(context, uids),
    ...(context.logs === undefined ? [] : [context.logs.dataSource(uids)]),
    ...(context.traces === undefined || uids.traces === undefined
      ? []
      : [traces(context.traces, context.logs, uids.traces, uids)]),
  ];
}

/** The data sources for the sidecar beside Grafana, which removes those that are no longer in the file. */
export const dataSourcesObject = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: {
    name: "grafana-datasources",
    namespace: context.settings.namespace,
    labels: { ...objectLabels(context), grafana_datasource: "1" },
  },
  data: {
    "datasources.yaml": yaml({ apiVersion: 1, prune: true, datasources: dataSources(context) }),
  },
});
