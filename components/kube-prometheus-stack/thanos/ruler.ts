import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import { asMap } from "../../kubernetes/object.ts";
import { resources } from "../../kubernetes/pod/resources.ts";
import type { Claim } from "../../kubernetes/claims.ts";
import { operatorClaim } from "../../kubernetes/claims.ts";
import { volumeClaim } from "../../kubernetes/pod/volume-claim.ts";
import { origin } from "../../kubernetes/places.ts";
import { services } from "../services.ts";
import { image, metadata, podSecurity } from "./thanos.ts";
import { antiAffinity } from "../../kubernetes/pod/anti-affinity.ts";
import { objectStorageSecret } from "./storage.ts";

export const rulerReplicas = 2;

const rulerName = "thanos";

const rulerVolume = "20Gi";

export const rulerClaim = ({ settings }: KubernetesContext): Claim =>
  operatorClaim(`thanos-ruler-${rulerName}-data`, `thanos-ruler-${rulerName}`, { settings, size: rulerVolume });

/** Labels that the operator gives its pods. */
export const rulerPodLabels = { "app.kubernetes.io/name": "thanos-ruler", "thanos-ruler": rulerName } as const;

/**
 * Evaluates every rule over all shards, by asking Thanos' query; a Prometheus has only its own shard. A query that does
 * not reach every shard fails, and the rule with it, instead of saying that all is well by half of the data. The
 * operator hands it the same PrometheusRule objects.
 */
export function ruler(context: KubernetesContext): KubernetesObject {
  const query = origin(services.thanosQuery, context.settings);
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "ThanosRuler",
    metadata: metadata(context, rulerName),
    spec: {
      image,
      // As of Thanos' other pods, so that one monitor finds all of them.
      portName: "http",
      replicas: rulerReplicas,
      serviceAccountName: "thanos",
      ruleSelector: {},
      ruleNamespaceSelector: {},
      queryEndpoints: [query],
      alertmanagersUrl: [
        // Every Alertmanager, found by the operator's headless Service.
        `dnssrv+http://_http-web._tcp.alertmanager-operated.${context.settings.namespace}.svc`,
      ],
      alertQueryUrl: query,
      evaluationInterval: context.catalog.evaluationInterval,
      labels: { cluster: context.stack.cluster, environment: context.stack.environment },
      objectStorageConfig: { ...objectStorageSecret },
      retention: "2d",
      resources: { ...resources("500m", "1Gi", "4Gi") },
      securityContext: { ...podSecurity },
      affinity: asMap(antiAffinity(rulerPodLabels, false)),
      storage: { volumeClaimTemplate: { ...volumeClaim(rulerVolume, context.settings) } },
    },
  };
}
