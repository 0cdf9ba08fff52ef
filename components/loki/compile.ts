import { ofBackend, ofItem } from "../../model/origin.ts";
import type { Degradation } from "../../model/stack.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { clusterRoles } from "../kubernetes/cluster-wide.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import { nodesNamespace } from "../kubernetes/places.ts";
import { alloyChart, lokiChart } from "./chart.ts";
import { alloyValues } from "./alloy.ts";
import { lokiClaims } from "./components.ts";
import { lokiRules } from "./log-alerts.ts";
import { isTooShortForLoki } from "./retention.ts";
import { ruleObject } from "./ruler.ts";
import { objectStorageOf, storageSecret } from "./storage.ts";
import { lokiValues } from "./values.ts";
import { lokiWorkloads } from "./workloads.ts";

function degradations(context: KubernetesContext): readonly Degradation[] {
  const { retention, settings } = context;
  const single: Degradation = {
    backend: "loki",
    item: "logs of profile ha",
    lost: "replicas: Loki's need object storage to share, and kubernetes.objectStorage is not set",
    fallback: "one Loki on a volume; while it restarts, Alloy waits and nothing can be searched",
  };
  const kept: Degradation = {
    backend: "loki",
    item: "retention of logs",
    lost: `deletion after ${retention.logs}: Loki's compactor keeps lines at least 24 hours`,
    fallback: "deletion after 24h",
  };
  return [
    ...(settings.profile === "ha" && objectStorageOf(context) === undefined ? [single] : []),
    ...(isTooShortForLoki(retention.logs) ? [kept] : []),
  ];
}

const origin = ofBackend("loki");

/** Loki, and Alloy which brings it the logs of all pods. */
export function lokiResources(context: KubernetesContext): ClusterResources {
  const { settings } = context;
  const rules = lokiRules(context);
  const hasRules = rules.length > 0;
  const values = lokiValues(context, hasRules);
  const alloy = alloyValues(context);
  const secret = storageSecret(context);
  return {
    ...noResources,
    releases: [
      { name: "loki", origin, chart: lokiChart, namespace: settings.namespace, values, after: [] },
      {
        name: "alloy",
        origin,
        chart: alloyChart,
        namespace: nodesNamespace(settings),
        values: alloy,
        after: ["loki"],
        clusterWide: clusterRoles("alloy"),
      },
    ],
    objects: hasRules ? [{ origin: ofItem("logAlerts"), object: ruleObject(context, rules) }] : [],
    secrets: secret === undefined ? [] : [secret],
    claims: lokiClaims(values, settings),
    workloads: lokiWorkloads(context, values),
    degradations: degradations(context),
    configurations: [
      ...rules.map((file) => ({ path: `loki/rules/${file.name}.yml`, rules: file })),
      { path: "alloy/config.alloy", origin, comment: "//", text: alloy.alloy.configMap.content },
    ],
  };
}
