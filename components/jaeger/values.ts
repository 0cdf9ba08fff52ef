import { createHash } from "node:crypto";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { antiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import { service } from "./service.ts";
import { asUser, readOnly } from "../kubernetes/pod/security.ts";
import { tracesSizes } from "../trace-stores/sizing.ts";
import { jaegerConfig } from "./config.ts";
import type { JaegerValues } from "./jaeger-values.ts";
import { needs } from "./storage.ts";

/** The user of Jaeger's image. */
const user = 10_001;

/** Labels by which the chart selects its pods, and which its Service has too. */
export const jaegerLabels = {
  "app.kubernetes.io/name": "jaeger",
  "app.kubernetes.io/instance": service.name,
  "app.kubernetes.io/component": "all-in-one",
} as const;

/** Or it would keep a trace of each look at a trace. */
const noOwnTraces = { name: "OTEL_TRACES_SAMPLER", value: "always_off" };

const digest = (config: object): string =>
  createHash("sha256").update(JSON.stringify(config)).digest("hex").slice(0, 8);

/**
 * Values of the release `jaeger`. The chart does not start its pods anew when their configuration changes, so they have
 * its digest as a label.
 */
export function jaegerValues(context: KubernetesContext): JaegerValues {
  const { profile, traceStorage } = context.settings;
  const { replicas, resources } = tracesSizes[profile].store;
  const shared = traceStorage === "elasticsearch";
  const several = shared && replicas > 1;
  const userconfig = jaegerConfig(context);
  const { extraObjects, extraEnv = [], ...ofPod } = needs(context);
  return {
    fullnameOverride: service.name,
    userconfig,
    jaeger: {
      replicas: shared ? replicas : 1,
      // Two cannot have one Badger open.
      strategy: { type: shared ? "RollingUpdate" : "Recreate" },
      podLabels: { "config-digest": digest(userconfig) },
      serviceAccount: { automountServiceAccountToken: false },
      resources,
      podSecurityContext: asUser(user),
      securityContext: readOnly,
      extraEnv: [noOwnTraces, ...extraEnv],
      ...ofPod,
      ...(several ? { affinity: antiAffinity(jaegerLabels, false) } : {}),
    },
    ...(extraObjects === undefined ? {} : { extraObjects }),
  };
}
