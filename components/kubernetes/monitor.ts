import { copyLabel, dropLabels, setLabel, stackLabels } from "./relabelings.ts";
import type { KubernetesContext } from "./context.ts";
import type { JsonMap, KubernetesObject } from "./object.ts";
import { objectLabels } from "./object-labels.ts";

/** Where a pod shows metrics: a port of its own, or one of its Service by name where the chart declares none. */
interface MetricsEndpoint {
  readonly at: { readonly targetPort: number } | { readonly port: string };
  /** Default: /metrics. */
  readonly path?: string;
  readonly metricRelabelings?: readonly JsonMap[];
}

function endpoint(
  { stack }: KubernetesContext,
  name: string,
  { at, path, metricRelabelings }: MetricsEndpoint,
): JsonMap {
  return {
    ...at,
    ...(path === undefined ? {} : { path }),
    relabelings: [
      copyLabel("__meta_kubernetes_pod_name", "instance"),
      setLabel("job", name),
      ...stackLabels(stack),
      dropLabels(["container", "endpoint", "namespace", "pod", "service"]),
    ],
    ...(metricRelabelings === undefined ? {} : { metricRelabelings }),
  };
}

/** Scrapes the pods behind a Service of the stack, by its labels. */
export const monitor = (
  context: KubernetesContext,
  name: string,
  serviceLabels: Readonly<Record<string, string>>,
  endpoints: readonly MetricsEndpoint[],
): KubernetesObject =>
  serviceMonitor(
    context,
    name,
    serviceLabels,
    endpoints.map((each) => endpoint(context, name, each)),
  );

/** The same with endpoints as the operator takes them. */
export const serviceMonitor = (
  context: KubernetesContext,
  name: string,
  serviceLabels: Readonly<Record<string, string>>,
  endpoints: readonly JsonMap[],
): KubernetesObject => ({
  apiVersion: "monitoring.coreos.com/v1",
  kind: "ServiceMonitor",
  metadata: { name, namespace: context.settings.namespace, labels: objectLabels(context) },
  spec: {
    namespaceSelector: { matchNames: [context.settings.namespace] },
    selector: { matchLabels: serviceLabels },
    endpoints,
  },
});
