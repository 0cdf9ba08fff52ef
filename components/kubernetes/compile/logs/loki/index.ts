import type { Degradation } from "../../../../../model/stack.ts";
import type { KubernetesContext } from "../../context.ts";
import { clusterRoles } from "../../cluster-wide.ts";
import type { Part } from "../../part.ts";
import { emptyPart } from "../../part.ts";
import { nodesNamespace } from "../../places.ts";
import type { LogAlertInputs } from "../inputs.ts";
import { alloyValues } from "./alloy.ts";
import { lokiClaims } from "./components.ts";
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
    standIn: "one Loki on a volume; while it restarts, Alloy waits and nothing can be searched",
  };
  const kept: Degradation = {
    backend: "loki",
    item: "retention of logs",
    lost: `deletion after ${retention.logs}: Loki's compactor keeps lines at least 24 hours`,
    standIn: "deletion after 24h",
  };
  return [
    ...(settings.profile === "ha" && objectStorageOf(context) === undefined ? [single] : []),
    ...(isTooShortForLoki(retention.logs) ? [kept] : []),
  ];
}

/** Loki, and Alloy which brings it the logs of all pods. */
export function lokiPart(context: KubernetesContext, alerts: LogAlertInputs): Part {
  const { settings } = context;
  const hasRules = alerts.lokiRules.length > 0;
  const values = lokiValues(context, hasRules);
  const alloy = alloyValues(context);
  const secret = storageSecret(context);
  return {
    ...emptyPart,
    releases: [
      { name: "loki", chart: "loki", namespace: settings.namespace, values, after: [] },
      {
        name: "alloy",
        chart: "alloy",
        namespace: nodesNamespace(settings),
        values: alloy,
        after: ["loki"],
        clusterWide: clusterRoles("alloy"),
      },
    ],
    objects: hasRules ? [{ object: ruleObject(context, alerts) }] : [],
    secrets: secret === undefined ? [] : [secret],
    claims: lokiClaims(values, settings),
    workloads: lokiWorkloads(context, values),
    degradations: degradations(context),
    artifacts: [...alerts.lokiRules, { path: "alloy/config.alloy", content: alloy.alloy.configMap.content }],
  };
}
