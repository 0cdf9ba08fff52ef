import type { JsonMap } from "../kubernetes/object.ts";
import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";
import type { GrafanaValues } from "./grafana-values.ts";
import type { VolumeClaim } from "../kubernetes/pod/volume-claim.ts";

/** The chart's own rules. A group or alert that is not named stays on. */
export interface DefaultRules {
  readonly rules: { readonly general: boolean; readonly prometheus: boolean; readonly alertmanager: boolean };
  readonly disabled: Readonly<Record<string, boolean>>;
  readonly additionalRuleLabels: Readonly<Record<string, string>>;
  readonly additionalRuleGroupAnnotations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

interface Switch {
  readonly enabled: boolean;
}

/** `hard`: on nodes of their own or not at all. */
type AntiAffinity = "soft" | "hard";

interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** A store elsewhere, as the operator's Prometheus resource has it. */
export interface RemoteWrite {
  readonly url: string;
  readonly basicAuth?: { readonly username: SecretKey; readonly password: SecretKey };
  readonly sendExemplars: true;
}

export interface PrometheusSpec {
  readonly replicas: number;
  readonly shards?: number;
  readonly retention: string;
  readonly retentionSize: string;
  readonly scrapeInterval: string;
  readonly evaluationInterval: string;
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly externalUrl?: string;
  readonly enableFeatures: readonly string[];
  readonly podAntiAffinity: AntiAffinity;
  readonly resources: Resources;
  readonly storageSpec: { readonly volumeClaimTemplate: VolumeClaim };
  readonly serviceMonitorSelectorNilUsesHelmValues: false;
  readonly podMonitorSelectorNilUsesHelmValues: false;
  readonly probeSelectorNilUsesHelmValues: false;
  readonly scrapeConfigSelectorNilUsesHelmValues: false;
  readonly ruleSelectorNilUsesHelmValues: false;
  readonly ruleSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly remoteWrite?: readonly RemoteWrite[];
  readonly thanos?: {
    readonly objectStorageConfig: { readonly existingSecret: SecretKey };
    readonly resources: Resources;
  };
}

export interface AlertmanagerSpec {
  readonly replicas: number;
  readonly retention: string;
  readonly useExistingSecret: true;
  readonly configSecret: string;
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
  readonly alertmanagerConfigSelector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly automountServiceAccountToken: false;
  readonly externalUrl?: string;
  readonly podAntiAffinity: AntiAffinity;
  readonly resources: Resources;
  readonly storage: { readonly volumeClaimTemplate: VolumeClaim };
}

/** What we set of the chart `kube-prometheus-stack`. */
export interface KubePrometheusStackValues {
  readonly fullnameOverride: string;
  readonly crds: Switch;
  readonly defaultRules: DefaultRules;
  readonly prometheus: {
    readonly serviceMonitor: { readonly selfMonitor: boolean };
    readonly serviceAccount?: { readonly annotations: Readonly<Record<string, string>> };
    readonly prometheusSpec: PrometheusSpec;
  };
  readonly alertmanager: {
    readonly serviceMonitor: { readonly selfMonitor: boolean };
    readonly alertmanagerSpec: AlertmanagerSpec;
  };
  readonly prometheusOperator: {
    readonly resources: Resources;
    readonly prometheusConfigReloader: { readonly resources: Resources };
    readonly admissionWebhooks: {
      readonly failurePolicy: "Ignore";
      readonly patch: { readonly resources: Resources };
    };
  };
  readonly kubeEtcd: Switch;
  readonly kubeControllerManager: Switch;
  readonly kubeScheduler: Switch;
  readonly kubeProxy: Switch;
  readonly grafana: GrafanaValues;
  readonly "kube-state-metrics": {
    readonly fullnameOverride: string;
    readonly collectors: readonly string[];
    readonly resources: Resources;
  };
  readonly "prometheus-node-exporter": {
    readonly fullnameOverride: string;
    readonly namespaceOverride: string;
    readonly resources: Resources;
    readonly containerSecurityContext: ContainerSecurity;
    readonly prometheus: { readonly monitor: Switch };
  };
}

/** What we set of the chart `prometheus-operator-crds`. */
export interface CrdsValues {
  readonly crds: { readonly annotations: JsonMap };
}
