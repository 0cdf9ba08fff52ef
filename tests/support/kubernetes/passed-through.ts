/** Values that we set and that the chart's values.yaml does not show. */
interface PassedThrough {
  /** Why the chart takes them all the same. */
  readonly reason: string;
  /** Of the values, each with all that is below it; `[]` is an element of a list. */
  readonly paths: readonly string[];
}

const container = "empty in values.yaml; goes as it is into the container";
const pod = "empty in values.yaml; goes as it is into the pod";
const partOfContainer = "a security context with some of its fields; goes as it is into the container";
const partOfPod = "a security context with some of its fields; goes as it is into the pod";
const unshown = "not in values.yaml, and read by the chart's templates";
const commented = "shown as a comment in values.yaml, and read by the chart's templates";

const kubePrometheusStack: readonly PassedThrough[] = [
  {
    reason: container,
    paths: [
      "prometheusOperator.resources",
      "prometheusOperator.prometheusConfigReloader.resources",
      "prometheusOperator.admissionWebhooks.patch.resources",
      "grafana.resources",
      "grafana.sidecar.resources",
      "kube-state-metrics.resources",
      "prometheus-node-exporter.resources",
    ],
  },
  {
    reason: partOfContainer,
    paths: [
      "grafana.containerSecurityContext.readOnlyRootFilesystem",
      "grafana.sidecar.securityContext.readOnlyRootFilesystem",
      "prometheus-node-exporter.containerSecurityContext",
    ],
  },
  {
    reason: "empty in values.yaml; goes as it is into the operator's Prometheus",
    paths: [
      "prometheus.prometheusSpec.externalLabels",
      "prometheus.prometheusSpec.remoteWrite[]",
      "prometheus.prometheusSpec.resources",
      "prometheus.prometheusSpec.ruleSelector",
      "prometheus.prometheusSpec.storageSpec",
    ],
  },
  {
    reason: "empty in values.yaml; goes as it is into the operator's Prometheus, with the Secret's key for its content",
    paths: ["prometheus.prometheusSpec.thanos"],
  },
  {
    reason: "empty in values.yaml; goes as it is into the operator's Alertmanager",
    paths: [
      "alertmanager.alertmanagerSpec.alertmanagerConfigSelector",
      "alertmanager.alertmanagerSpec.resources",
      "alertmanager.alertmanagerSpec.storage",
    ],
  },
  {
    reason: "annotations and labels by names of ours",
    paths: [
      "defaultRules.additionalRuleGroupAnnotations",
      "defaultRules.additionalRuleLabels",
      "prometheus.serviceAccount.annotations",
    ],
  },
  { reason: "names of alerts, by which the chart's rules are switched off", paths: ["defaultRules.disabled"] },
  { reason: "names of environment variables", paths: ["grafana.envValueFrom"] },
  { reason: "grafana.ini by section, of which values.yaml shows a few settings", paths: ["grafana.grafana.ini"] },
  { reason: "empty in values.yaml, with an example as a comment", paths: ["grafana.extraEmptyDirMounts[]"] },
  {
    reason: commented,
    paths: [
      "alertmanager.alertmanagerSpec.configSecret",
      "grafana.persistence.annotations",
      "grafana.persistence.storageClassName",
    ],
  },
  { reason: unshown, paths: ["grafana.fullnameOverride"] },
];

const loki: readonly PassedThrough[] = [
  {
    reason: container,
    paths: [
      "compactor.resources",
      "distributor.resources",
      "gateway.metrics.resources",
      "gateway.resources",
      "indexGateway.resources",
      "ingester.resources",
      "memcachedExporter.resources",
      "querier.resources",
      "queryFrontend.resources",
      "queryScheduler.resources",
      "ruler.resources",
      "singleBinary.resources",
      "defaults.extraEnvFrom[]",
      "ruler.extraVolumeMounts[]",
      "singleBinary.extraVolumeMounts[]",
    ],
  },
  { reason: pod, paths: ["ruler.extraVolumes[]", "singleBinary.extraVolumes[]"] },
  {
    reason: "goes as it is into Loki's configuration file, section by section",
    paths: ["loki.analytics", "loki.compactor", "loki.limits_config", "loki.rulerConfig", "loki.schemaConfig"],
  },
  { reason: commented, paths: ["loki.storage.bucketNames"] },
  { reason: "annotations by names of ours", paths: ["serviceAccount.annotations"] },
];

const eckStack: readonly PassedThrough[] = [
  {
    reason: "an element of the operator's resource, into which the list goes as it is",
    paths: [
      "eck-elasticsearch.nodeSets[].config",
      "eck-elasticsearch.nodeSets[].podTemplate",
      "eck-elasticsearch.nodeSets[].volumeClaimTemplates",
      "eck-logstash.elasticsearchRefs[]",
      "eck-logstash.pipelines[]",
      "eck-logstash.services[]",
      "eck-logstash.volumeClaimTemplates[]",
    ],
  },
  {
    reason: "empty in values.yaml; goes as it is into the operator's resource",
    paths: ["eck-beats.config", "eck-elasticsearch.auth", "eck-kibana.config", "eck-logstash.podTemplate"],
  },
  {
    reason: commented,
    paths: [
      "eck-beats.daemonSet",
      "eck-beats.fullnameOverride",
      "eck-kibana.fullnameOverride",
      "eck-kibana.podTemplate",
      "eck-logstash.fullnameOverride",
    ],
  },
];

/** By chart; a test holds that some stack needs each of them. */
export const passedThrough: Readonly<Record<string, readonly PassedThrough[]>> = {
  "prometheus-operator-crds": [{ reason: "annotations by names of ours", paths: ["crds.annotations"] }],
  "kube-prometheus-stack": kubePrometheusStack,
  "prometheus-blackbox-exporter": [
    { reason: container, paths: ["resources"] },
    { reason: pod, paths: ["podSecurityContext", "topologySpreadConstraints[]"] },
    { reason: "empty in values.yaml, with an example as a comment", paths: ["extraSecretMounts[]"] },
    { reason: "blackbox.yml, whose modules have names of ours", paths: ["config.modules"] },
    { reason: unshown, paths: ["fullnameOverride"] },
  ],
  "prometheus-postgres-exporter": [
    { reason: container, paths: ["resources"] },
    { reason: commented, paths: ["config.datasource.passwordSecret"] },
    { reason: unshown, paths: ["fullnameOverride"] },
  ],
  "prometheus-statsd-exporter": [
    { reason: container, paths: ["resources", "securityContext"] },
    { reason: commented, paths: ["statsd.mappingConfig"] },
  ],
  "prometheus-pushgateway": [
    { reason: container, paths: ["containerSecurityContext", "resources"] },
    { reason: commented, paths: ["persistentVolume.storageClass"] },
  ],
  loki,
  alloy: [
    {
      reason: container,
      paths: ["alloy.extraEnv[]", "alloy.mounts.extra[]", "alloy.resources", "alloy.securityContext"],
    },
    { reason: "requests alone in values.yaml; goes as it is into the container", paths: ["configReloader.resources"] },
    { reason: pod, paths: ["controller.tolerations[]", "controller.volumes.extra[]"] },
  ],
  "eck-operator": [{ reason: partOfPod, paths: ["podSecurityContext"] }],
  "eck-stack": eckStack,
  jaeger: [
    { reason: container, paths: ["jaeger.extraEnv[]", "jaeger.extraVolumeMounts[]", "jaeger.securityContext"] },
    { reason: pod, paths: ["jaeger.affinity", "jaeger.extraVolumes[]"] },
    { reason: partOfPod, paths: ["jaeger.podSecurityContext"] },
    { reason: "empty in values.yaml; is Jaeger's whole configuration file", paths: ["userconfig"] },
    { reason: "empty in values.yaml; objects of ours", paths: ["extraObjects[]"] },
    { reason: commented, paths: ["jaeger.resources"] },
    { reason: unshown, paths: ["jaeger.podLabels", "jaeger.strategy"] },
  ],
  zipkin: [
    { reason: partOfContainer, paths: ["securityContext"] },
    { reason: container, paths: ["volumeMounts[]"] },
    { reason: pod, paths: ["affinity", "extraInitContainers[]", "podSecurityContext", "volumes[]"] },
    { reason: "names of environment variables", paths: ["zipkin.extraEnv"] },
    { reason: commented, paths: ["zipkin.storage.elasticsearch"] },
  ],
  "opentelemetry-collector": [
    { reason: container, paths: ["resources", "securityContext"] },
    { reason: pod, paths: ["affinity", "podSecurityContext"] },
    { reason: "empty in values.yaml; is the collector's whole configuration file", paths: ["alternateConfig"] },
    { reason: "names of ports", paths: ["ports.peers", "ports.span-metrics"] },
  ],
};
