import type { KubernetesContext } from "../kubernetes/context.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import { collectorLabels } from "./labels.ts";
import { collectorPorts } from "./ports.ts";

export const peersService = "otel-collector-peers";

/** Gives every ready pod of the collector by DNS. */
export const peersObject = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: peersService, namespace: context.settings.namespace, labels: objectLabels(context) },
  spec: {
    clusterIP: "None",
    selector: collectorLabels,
    ports: [{ name: "otlp-peers", port: collectorPorts.peers, targetPort: collectorPorts.peers, appProtocol: "grpc" }],
  },
});
