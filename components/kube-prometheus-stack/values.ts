import type { KubernetesContext } from "../kubernetes/context.ts";
import type { ClusterWide } from "../kubernetes/cluster-wide.ts";
import { clusterRoles } from "../kubernetes/cluster-wide.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { readOnly } from "../kubernetes/pod/security.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import { nodesNamespace } from "../kubernetes/places.ts";
import { configSecret, mounted } from "./alertmanager.ts";
import { bundledRules, scrapes } from "./bundled-rules.ts";
import { grafanaValues } from "./grafana.ts";
import type {
  AlertmanagerSpec,
  CrdsValues,
  KubePrometheusStackValues,
  PrometheusSpec,
} from "./kube-prometheus-stack-values.ts";
import { kubeStateMetricsValues } from "./kube-state-metrics.ts";
import type { MetricsContext } from "./context.ts";
import { remoteWrite } from "./remote-write.ts";
import { hasThanos, metricsSize } from "./sizing.ts";
import { objectStorageSecret } from "./thanos/storage.ts";
import { alertmanagerVolume, prometheusVolume } from "./claims.ts";
import { volumeClaim } from "../kubernetes/pod/volume-claim.ts";

const mebibytes = { Mi: 1, Gi: 1_024, Ti: 1_048_576 } as const;

/**
 * How much of a volume blocks may take, as Prometheus' `retentionSize`: 85 %, for the write-ahead log and a block that is
 * being compacted come on top.
 *
 * @param size as settings have it: a whole number of Mi, Gi or Ti
 */
export function retentionSize(size: string): string {
  const [, number = "", unit = ""] = /^(\d+)(Mi|Gi|Ti)$/.exec(size) ?? [];
  if (number === "") throw new Error(`"${size}" is not a volume's size: a whole number and one of Mi, Gi, Ti`);
  return `${Math.floor(Number(number) * mebibytes[unit as keyof typeof mebibytes] * 0.85)}MiB`;
}

const name = "kps";

/** With the fullnames of the chart and of its kube-state-metrics; Grafana's roles are the namespace's. */
export const kubePrometheusStackClusterWide: readonly ClusterWide[] = [
  ...clusterRoles(`${name}-operator`, `${name}-prometheus`, "kube-state-metrics"),
  { kind: "MutatingWebhookConfiguration", name: `${name}-admission` },
  { kind: "ValidatingWebhookConfiguration", name: `${name}-admission` },
  // By which the control plane's and CoreDNS' pods are found.
  ...["coredns", "kube-controller-manager", "kube-etcd", "kube-proxy", "kube-scheduler"].map(
    (target) => ({ kind: "Service", name: `${name}-${target}`, namespace: "kube-system" }) as const,
  ),
];

/** What Prometheus itself keeps where Thanos keeps the rest; it uploads a block every two hours. */
const retentionBeforeThanos = "2d";

/** Nothing has it: behind Thanos, rules are Thanos Ruler's, since no shard sees all series. */
const noRules = { matchLabels: { "evaluated-by": "prometheus" } } as const;

const published = (host: string | undefined): { externalUrl?: string } =>
  host === undefined ? {} : { externalUrl: `https://${host}` };

function prometheusSpec(context: MetricsContext): PrometheusSpec {
  const { catalog, stack, settings, own, retention } = context;
  const { prometheus, antiAffinity } = metricsSize(context);
  const volume = prometheusVolume(context);
  return {
    replicas: prometheus.replicas,
    ...(prometheus.shards === 1 ? {} : { shards: prometheus.shards }),
    retention: hasThanos(context) ? retentionBeforeThanos : retention.metrics,
    retentionSize: retentionSize(volume),
    scrapeInterval: catalog.scrapeInterval,
    evaluationInterval: catalog.evaluationInterval,
    // The catalog's series have both as their own labels; the chart's get them where they leave Prometheus.
    externalLabels: { cluster: stack.cluster, environment: stack.environment },
    ...published(settings.ingress?.hosts.prometheus),
    enableFeatures: ["exemplar-storage"],
    podAntiAffinity: antiAffinity ? "hard" : "soft",
    resources: prometheus.resources,
    storageSpec: { volumeClaimTemplate: volumeClaim(volume, settings) },
    // With an empty selector beside it: objects of every namespace, whoever made them.
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
    ruleSelectorNilUsesHelmValues: false,
    ...(own.remoteWrite === undefined ? {} : { remoteWrite: [remoteWrite(own.remoteWrite)] }),
    ...(hasThanos(context)
      ? {
          ruleSelector: noRules,
          thanos: {
            objectStorageConfig: { existingSecret: objectStorageSecret },
            resources: resources("100m", "256Mi", "1Gi"),
          },
        }
      : {}),
  };
}

function alertmanagerSpec(context: KubernetesContext, hasSecrets: boolean): AlertmanagerSpec {
  const { settings } = context;
  const { alertmanager, antiAffinity } = metricsSize(context);
  return {
    replicas: alertmanager.replicas,
    // How long silences and what has been notified are remembered.
    retention: "120h",
    useExistingSecret: true,
    configSecret,
    secrets: hasSecrets ? [mounted.secrets] : [],
    configMaps: [mounted.templates],
    // Of nobody: an AlertmanagerConfig in some namespace would add routes that no test has seen.
    alertmanagerConfigSelector: { matchLabels: objectLabels(context) },
    automountServiceAccountToken: false,
    ...published(settings.ingress?.hosts.alertmanager),
    podAntiAffinity: antiAffinity ? "hard" : "soft",
    resources: resources("50m", "64Mi", "256Mi"),
    storage: { volumeClaimTemplate: volumeClaim(alertmanagerVolume(context), settings) },
  };
}

/**
 * The operator's resource definitions are a release of their own, since Helm never upgrades what is in a chart's folder
 * of them. With them would go every object of their kinds: they stay where data is to be kept.
 */
export const crdsValues = ({ settings }: KubernetesContext): CrdsValues => ({
  crds: { annotations: settings.keepData ? { "helm.sh/resource-policy": "keep" } : {} },
});

/**
 * Values of the release `kube-prometheus-stack`. What the catalog scrapes by itself, the chart's own monitors leave to it.
 *
 * @param hasSecrets whether there is a Secret for Alertmanager to mount
 */
export function kubePrometheusStackValues(context: MetricsContext, hasSecrets: boolean): KubePrometheusStackValues {
  const { catalog, settings } = context;
  const controlPlane = { enabled: !context.own.managedControlPlane };
  const annotations = hasThanos(context) ? (settings.objectStorage?.serviceAccountAnnotations ?? {}) : {};
  return {
    fullnameOverride: name,
    crds: { enabled: false },
    defaultRules: bundledRules(context),
    prometheus: {
      serviceMonitor: { selfMonitor: !scrapes(catalog, "prometheus") },
      ...(Object.keys(annotations).length === 0 ? {} : { serviceAccount: { annotations } }),
      prometheusSpec: prometheusSpec(context),
    },
    alertmanager: {
      serviceMonitor: { selfMonitor: !scrapes(catalog, "alertmanager") },
      alertmanagerSpec: alertmanagerSpec(context, hasSecrets),
    },
    prometheusOperator: {
      resources: resources("50m", "128Mi", "256Mi"),
      prometheusConfigReloader: { resources: resources("10m", "32Mi", "64Mi") },
      // It only reports issues early; were it to fail closed, the operator's absence would block every rule.
      admissionWebhooks: { failurePolicy: "Ignore", patch: { resources: resources("10m", "32Mi", "64Mi") } },
    },
    kubeEtcd: controlPlane,
    kubeControllerManager: controlPlane,
    kubeScheduler: controlPlane,
    kubeProxy: controlPlane,
    grafana: grafanaValues(context),
    "kube-state-metrics": kubeStateMetricsValues,
    "prometheus-node-exporter": {
      fullnameOverride: "node-exporter",
      // It reads the nodes' own files and network, which the main namespace forbids.
      namespaceOverride: nodesNamespace(settings),
      resources: resources("20m", "32Mi", "128Mi"),
      containerSecurityContext: readOnly,
      prometheus: { monitor: { enabled: !scrapes(catalog, "node") } },
    },
  };
}
