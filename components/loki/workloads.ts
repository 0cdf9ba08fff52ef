import type { KubernetesContext } from "../kubernetes/context.ts";
import { nodesNamespace } from "../kubernetes/places.ts";
import type { Call, Listener, Workload } from "../kubernetes/workload.ts";
import { componentLabel, targets } from "./components.ts";
import type { LokiCache, LokiValues } from "./loki-values.ts";
import { storageCalls } from "./storage.ts";

const ports = { http: 3100, grpc: 9095, gossip: 7946, gateway: 8080, gatewayMetrics: 4040 } as const;
const memcached = { client: 11_211, metrics: 9150 } as const;
const alloyPort = 12_345;

const labels = (component: string): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/name": "loki",
  "app.kubernetes.io/instance": "loki",
  "app.kubernetes.io/component": component,
});

const workloadName = (component: string): string => `loki-${component}`;

const tcp = (...numbers: readonly number[]): readonly Listener[] => numbers.map((port) => ({ port }));

const caches = (values: LokiValues): readonly { readonly name: string; readonly cache: LokiCache }[] =>
  [
    { name: "chunks-cache", cache: values.chunksCache },
    { name: "results-cache", cache: values.resultsCache },
  ].filter(({ cache }) => cache.enabled);

/**
 * Loki's components are one trust domain: they gossip with each other about who is there, and hand each other lines,
 * chunks and queries; the chart's addresses of them change with its versions. From outside of it, only the gateway
 * reaches them.
 */
function componentWorkloads(context: KubernetesContext, values: LokiValues): readonly Workload[] {
  const present = targets(values);
  const peers: readonly Call[] = present.flatMap(([target]) =>
    [ports.http, ports.grpc, ports.gossip].map((port) => ({ to: workloadName(componentLabel[target]), port })),
  );
  const rules: readonly Call[] = [{ to: "alertmanager", port: 9093 }];
  return present.map(([target, { replicas }]) => ({
    name: workloadName(componentLabel[target]),
    namespace: context.settings.namespace,
    podLabels: labels(componentLabel[target]),
    listens: tcp(ports.http, ports.grpc, ports.gossip),
    calls: [
      ...peers,
      ...caches(values).map(({ name }) => ({ to: workloadName(name), port: memcached.client })),
      ...(values.loki.rulerConfig !== undefined && ["ruler", "singleBinary"].includes(target) ? rules : []),
      ...storageCalls(context),
    ],
    replicas,
  }));
}

/** Pods of the releases `loki` and `alloy`. */
export function lokiWorkloads(context: KubernetesContext, values: LokiValues): readonly Workload[] {
  const { namespace } = context.settings;
  return [
    ...componentWorkloads(context, values),
    {
      name: "loki-gateway",
      namespace,
      podLabels: labels("gateway"),
      listens: tcp(ports.gateway, ports.gatewayMetrics),
      calls: targets(values).map(([target]) => ({ to: workloadName(componentLabel[target]), port: ports.http })),
      replicas: values.gateway.replicas,
    },
    ...caches(values).map(({ name, cache }) => ({
      name: workloadName(name),
      namespace,
      podLabels: labels(`memcached-${name}`),
      listens: tcp(memcached.client, memcached.metrics),
      calls: [],
      replicas: cache.replicas ?? 1,
    })),
    {
      name: "alloy",
      namespace: nodesNamespace(context.settings),
      podLabels: { "app.kubernetes.io/name": "alloy", "app.kubernetes.io/instance": "alloy" },
      listens: tcp(alloyPort),
      calls: [{ outside: "kubernetes-api" }, { to: "loki-gateway", port: ports.gateway }],
      replicas: "daemon",
    },
  ];
}
