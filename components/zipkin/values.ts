import { milliseconds } from "../../model/duration.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { antiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import { service } from "./service.ts";
import { asUser, readOnly } from "../kubernetes/pod/security.ts";
import { tracesSizes } from "../trace-stores/sizing.ts";
import { storage } from "./storage.ts";
import type { ZipkinValues } from "./zipkin-values.ts";

/** The first release that takes Elasticsearch 9 is 3.6.0; the chart's own, 3.5.1, refuses it. */
const version = "3.6.1";

/** The user of Zipkin's image. */
const user = 1_000;

/** Labels by which the chart selects its pods, and which its Service has too. */
export const zipkinLabels = {
  "app.kubernetes.io/name": "zipkin",
  "app.kubernetes.io/instance": service.name,
} as const;

/** Per cent of the container's memory that Java takes for its heap, leaving the rest for buffers of the network. */
const heap = ["-XX:InitialRAMPercentage=60", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError"];

/** Cores; more than Zipkin ever takes. */
const unthrottled = "4";

/** Values of the release `zipkin`. */
export function zipkinValues(context: KubernetesContext): ZipkinValues {
  const { settings, retention } = context;
  const { replicas, resources } = tracesSizes[settings.profile].store;
  const { settings: store, variables, javaOptions, volumes, volumeMounts, ...init } = storage(context);
  const shared = store.type === "elasticsearch";
  return {
    fullnameOverride: service.name,
    replicaCount: shared ? replicas : 1,
    image: { tag: version },
    podSecurityContext: asUser(user),
    securityContext: readOnly,
    // A null would take it away, but not every release of the provider hands nulls on.
    resources: { ...resources, limits: { ...resources.limits, cpu: unthrottled } },
    zipkin: {
      storage: store,
      extraEnv: {
        ...variables,
        JAVA_OPTS: [...heap, ...javaOptions].join(" "),
        // How far back it looks unless asked otherwise, in milliseconds.
        QUERY_LOOKBACK: String(milliseconds(retention.traces)),
      },
    },
    ...init,
    // Java unpacks what is not Java there.
    volumes: [...volumes, { name: "tmp", emptyDir: { sizeLimit: "64Mi" } }],
    volumeMounts: [...volumeMounts, { name: "tmp", mountPath: "/tmp" }],
    ...(shared && replicas > 1 ? { affinity: antiAffinity(zipkinLabels, false) } : {}),
  };
}
