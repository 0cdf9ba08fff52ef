import { copyLabel, dropLabels, stackLabels } from "../../kubernetes/relabelings.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import { components, metadata } from "./thanos.ts";

/** Thanos' own metrics, its ruler's too, each kind of pod as a job of its own. */
export const monitor = (context: KubernetesContext): KubernetesObject => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "PodMonitor",
  metadata: metadata(context, "thanos"),
  spec: {
    selector: {
      matchExpressions: [{ key: "app.kubernetes.io/name", operator: "In", values: [...components, "thanos-ruler"] }],
    },
    podMetricsEndpoints: [
      {
        port: "http",
        relabelings: [
          copyLabel("__meta_kubernetes_pod_label_app_kubernetes_io_name", "job"),
          copyLabel("__meta_kubernetes_pod_name", "instance"),
          ...stackLabels(context.stack),
          dropLabels(["container", "endpoint"]),
        ],
      },
    ],
  },
});
