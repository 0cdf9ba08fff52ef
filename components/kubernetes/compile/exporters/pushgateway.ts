import { dropLabels, setLabel, stackLabels } from "../catalog/relabelings.ts";
import type { KubernetesContext } from "../context.ts";
import type { Claim } from "../claims.ts";
import { statefulSetClaim } from "../claims.ts";
import type { KubernetesObject } from "../kubernetes-object.ts";
import { resources } from "../pod/resources.ts";
import { readOnly } from "../pod/security.ts";
import { objectLabels } from "../object-labels.ts";
import type { Part } from "../part.ts";
import { emptyPart } from "../part.ts";
import { services } from "../places.ts";
import { exporterChart, exporterLabels, exporterName } from "./exporter.ts";
import type { PushgatewayValues } from "./pushgateway-values.ts";

const name = exporterName("pushgateway");

export const pushgatewayValues = ({ settings: { storageClass } }: KubernetesContext): PushgatewayValues => ({
  fullnameOverride: name,
  runAsStatefulSet: true,
  persistentVolume: { enabled: true, ...(storageClass === undefined ? {} : { storageClass }) },
  extraArgs: ["--persistence.file=/data/pushgateway.data", "--persistence.interval=5m"],
  automountServiceAccountToken: false,
  containerSecurityContext: readOnly,
  resources: resources("20m", "32Mi", "128Mi"),
});

/** The chart's own size, of which values say nothing. */
const claim = ({ settings }: KubernetesContext): Claim =>
  statefulSetClaim("storage-volume", name, { settings, size: "2Gi" });

/** What a batch job has pushed keeps its own `job`, `instance` and `service`; the gateway's place says nothing of it. */
const monitor = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "ServiceMonitor",
  metadata: { name, namespace: context.settings.namespace, labels: objectLabels(context) },
  spec: {
    namespaceSelector: { matchNames: [context.settings.namespace] },
    selector: { matchLabels: exporterLabels("pushgateway") },
    endpoints: [
      {
        targetPort: services.pushgateway.port,
        honorLabels: true,
        relabelings: [
          setLabel("job", name),
          ...stackLabels(context.stack),
          dropLabels(["container", "endpoint", "namespace", "pod", "service"]),
        ],
      },
    ],
  },
});

/**
 * Takes what jobs push that end before they could be scraped. One pod: each push reaches only one, and all of them
 * would be scraped.
 */
export function pushgatewayPart(context: KubernetesContext): Part {
  const { namespace } = context.settings;
  const { port } = services.pushgateway;
  return {
    ...emptyPart,
    releases: [{ name, chart: exporterChart.pushgateway, namespace, values: pushgatewayValues(context), after: [] }],
    objects: [{ object: monitor(context) }],
    claims: [claim(context)],
    workloads: [
      {
        name,
        namespace,
        podLabels: exporterLabels("pushgateway"),
        listens: [{ port }],
        calls: [],
        calledBy: [{ from: "product", port }],
        replicas: 1,
      },
    ],
  };
}
