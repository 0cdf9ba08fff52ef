import { ofBackend } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { JsonMap } from "../kubernetes/object.ts";
import type { ClusterResources } from "../kubernetes/resources.ts";
import { noResources } from "../kubernetes/resources.ts";
import type { Call } from "../kubernetes/workload.ts";
import { dropLabels } from "../kubernetes/relabelings.ts";
import { monitor } from "../kubernetes/monitor.ts";
import { collectorChart } from "./chart.ts";
import { collectorConfig, requireStore } from "./config.ts";
import { collectorLabels, collectorName } from "./labels.ts";
import { peersObject } from "./peers.ts";
import { collectorPorts as ports } from "./ports.ts";
import { collectorValues } from "./values.ts";

const origin = ofBackend("opentelemetry-collector");

const calls = (context: KubernetesContext, several: boolean): readonly Call[] => [
  requireStore(context).exporter.call,
  ...(several ? [{ to: collectorName, port: ports.peers }] : []),
];

/** Of the pods that sent the spans of a service, the exporter names the first as if all came from it. */
const withoutSender: readonly JsonMap[] = [
  { action: "drop", sourceLabels: ["__name__"], regex: "target_info" },
  dropLabels(["exported_instance", "exported_job"]),
];

/** Takes the product's spans by OTLP, makes metrics of them, and keeps the traces that somebody may want to see. */
export function collectorResources(context: KubernetesContext): ClusterResources {
  const { namespace } = context.settings;
  const values = collectorValues(context);
  const several = values.replicaCount > 1;
  const shown = [
    { at: { targetPort: ports.ownMetrics } },
    { at: { targetPort: ports.spanMetrics }, metricRelabelings: withoutSender },
  ];
  return {
    ...noResources,
    releases: [{ name: collectorName, origin, chart: collectorChart, namespace, values, after: [] }],
    objects: [
      { origin, object: monitor(context, collectorName, collectorLabels, shown) },
      ...(several ? [{ origin, object: peersObject(context) }] : []),
    ],
    workloads: [
      {
        name: collectorName,
        namespace,
        podLabels: collectorLabels,
        listens: [
          { port: ports.grpc },
          { port: ports.http },
          ...(several ? [{ port: ports.peers }] : []),
          { port: ports.ownMetrics },
          { port: ports.spanMetrics },
        ],
        calls: calls(context, several),
        calledBy: [
          { from: "product", port: ports.grpc },
          { from: "product", port: ports.http },
        ],
        replicas: values.replicaCount,
      },
    ],
    configurations: [{ path: "otel/collector.yaml", origin, yaml: collectorConfig(context) }],
  };
}
