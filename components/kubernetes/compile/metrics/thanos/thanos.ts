import type { KubernetesContext } from "../../context.ts";
import type { JsonMap, ObjectMetadata } from "../../kubernetes-object.ts";
import type { Resources } from "../../logs/pod.ts";
import { unprivileged } from "../../logs/pod.ts";
import { objectLabels } from "../../object-labels.ts";
import { objectStorageSecret } from "./storage.ts";

/** The version that kube-prometheus-stack puts beside Prometheus, so that all of Thanos is of one. */
export const image = "quay.io/thanos/thanos:v0.42.4";

export const ports = { grpc: 10_901, http: 10_902 } as const;

/** One kind of Thanos' pods. */
export type Component = "thanos-query" | "thanos-store" | "thanos-compact";

export const components: readonly Component[] = ["thanos-query", "thanos-store", "thanos-compact"];

export const podLabels = (component: string): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/name": component,
});

/** As whom Thanos runs: nobody, with a group that owns its volume. */
const user = 65_534;

export const podSecurity = {
  runAsNonRoot: true,
  runAsUser: user,
  runAsGroup: user,
  fsGroup: user,
  seccompProfile: { type: "RuntimeDefault" },
} as const;

export const metadata = (context: KubernetesContext, name: string): ObjectMetadata => ({
  name,
  namespace: context.settings.namespace,
  labels: { ...objectLabels(context), ...podLabels(name) },
});

/** Pods of a kind on different nodes where there are enough. */
export const apart = (component: string): JsonMap => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: {
          labelSelector: { matchLabels: podLabels(component) },
          topologyKey: "kubernetes.io/hostname",
        },
      },
    ],
  },
});

const probe = (path: string, failureThreshold: number): JsonMap => ({
  httpGet: { path, port: "http" },
  failureThreshold,
  periodSeconds: 15,
});

const dataFolder = "/var/thanos";
const storageFolder = "/etc/thanos";

/** Flags for what reads or writes the object storage. */
export const storageFlags: readonly string[] = [
  `--objstore.config-file=${storageFolder}/${objectStorageSecret.key}`,
  `--data-dir=${dataFolder}`,
];

export interface ThanosPod {
  readonly component: Component;
  readonly args: readonly string[];
  readonly resources: Resources;
  /** By gRPC it serves series, by HTTP its own metrics and state. */
  readonly listens: readonly (keyof typeof ports)[];
  /** Whether it works on the object storage, with a volume named `data`. */
  readonly stores: boolean;
}

/** A pod's template. */
export function podTemplate({ component, args, resources, listens, stores }: ThanosPod): JsonMap {
  return {
    metadata: { labels: podLabels(component) },
    spec: {
      serviceAccountName: "thanos",
      automountServiceAccountToken: false,
      securityContext: podSecurity,
      affinity: apart(component),
      containers: [
        {
          name: "thanos",
          image,
          args: [...args, ...listens.map((name) => `--${name}-address=:${ports[name]}`)],
          ports: listens.map((name) => ({ name, containerPort: ports[name] })),
          resources: { ...resources },
          securityContext: { ...unprivileged, readOnlyRootFilesystem: true },
          livenessProbe: probe("/-/healthy", 8),
          readinessProbe: probe("/-/ready", 20),
          ...(stores
            ? {
                volumeMounts: [
                  { name: "data", mountPath: dataFolder },
                  { name: "object-storage", mountPath: storageFolder, readOnly: true },
                ],
              }
            : {}),
        },
      ],
      ...(stores ? { volumes: [{ name: "object-storage", secret: { secretName: objectStorageSecret.name } }] } : {}),
    },
  };
}
