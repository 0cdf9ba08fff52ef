import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { JsonMap, ObjectMetadata } from "../../kubernetes/object.ts";
import { asMap } from "../../kubernetes/object.ts";
import type { Resources } from "../../kubernetes/pod/resources.ts";
import { antiAffinity } from "../../kubernetes/pod/anti-affinity.ts";
import { asUser, readOnly } from "../../kubernetes/pod/security.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
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

/** `nobody`, as whom Thanos runs. */
const nobody = 65_534;

export const podSecurity = asUser(nobody);

export const metadata = (context: KubernetesContext, name: string): ObjectMetadata => ({
  name,
  namespace: context.settings.namespace,
  labels: { ...objectLabels(context), ...podLabels(name) },
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

interface ThanosPod {
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
      securityContext: { ...podSecurity },
      affinity: asMap(antiAffinity(podLabels(component), false)),
      containers: [
        {
          name: "thanos",
          image,
          args: [...args, ...listens.map((name) => `--${name}-address=:${ports[name]}`)],
          ports: listens.map((name) => ({ name, containerPort: ports[name] })),
          resources: { ...resources },
          securityContext: { ...readOnly },
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
