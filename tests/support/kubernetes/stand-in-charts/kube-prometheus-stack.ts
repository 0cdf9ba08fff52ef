import type { Conditional, Template } from "./template.ts";
import { argument, Expression, filled, over, reference, value } from "./template.ts";
import type { StandIn } from "./stand-in.ts";
import { grafana, kubeStateMetrics, nodeExporter } from "./kube-prometheus-stack-subcharts.ts";
import { clusterRole, fullname, pods, service, serviceAccount, serviceMonitor } from "./workloads.ts";

const name = (part: string): string => `${fullname}-${part}`;

const release = "(default .Release.Name .Values.fullnameOverride)";

const named = (part: string): Expression => new Expression(`printf \`%s-${part}\` ${release}`);

/** Values that the real chart reads itself, and does not pass to the custom resource. */
const readByChart = [
  "additionalAlertManagerConfigsSecret",
  "additionalConfig",
  "additionalConfigString",
  "additionalPrometheusSecretsAnnotations",
  "additionalScrapeConfigsSecret",
  "podAntiAffinity",
  "podAntiAffinityTopologyKey",
  "prometheusExternalLabelNameClear",
  "remoteWriteDashboards",
  "replicaExternalLabelNameClear",
  "storageSpec",
  "useExistingSecret",
];

/** Kinds that a Prometheus selects; here the real chart says `{}`, for all, where it leaves other empty values out. */
const selected = ["serviceMonitor", "podMonitor", "probe", "scrapeConfig", "rule"].map((kind) => ({
  selector: `${kind}Selector`,
  namespaces: `${kind}NamespaceSelector`,
  byRelease: `${kind}SelectorNilUsesHelmValues`,
}));

const at = (spec: string, key: string): string => reference(`${spec}.${key}`);

function selectors(spec: string): Readonly<Record<string, Template>> {
  const ofRelease = "(dict `matchLabels` (dict `release` .Release.Name))";
  return Object.fromEntries(
    selected.flatMap(({ selector, namespaces, byRelease }) => [
      [
        selector,
        new Expression(`${at(spec, selector)} | default (ternary ${ofRelease} (dict) ${at(spec, byRelease)})`),
      ],
      [namespaces, new Expression(`${at(spec, namespaces)} | default dict`)],
    ]),
  );
}

function affinity(spec: string, app: string): Expression {
  const term = {
    topologyKey: new Expression(at(spec, "podAntiAffinityTopologyKey")),
    labelSelector: { matchLabels: { "app.kubernetes.io/name": app } },
  };
  const hard = argument({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } });
  const soft = argument({
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
  });
  const kind = at(spec, "podAntiAffinity");
  const own = `ternary ${hard} (ternary ${soft} (dict) (eq ${kind} \`soft\`)) (eq ${kind} \`hard\`)`;
  return new Expression(`merge (${own}) (${at(spec, "affinity")} | default dict)`);
}

/** What both custom resources have. */
const common = (spec: string, app: string): Readonly<Record<string, Template>> => ({
  affinity: affinity(spec, app),
  image: new Expression(
    `printf \`%s/%s:%s\` ${["registry", "repository", "tag"].map((key) => at(spec, `image.${key}`)).join(" ")}`,
  ),
  version: new Expression(at(spec, "image.tag")),
  serviceAccountName: named(app),
  externalUrl: new Expression(
    `${at(spec, "externalUrl")} | default (printf \`http://%s-${app}.%s:%v\` ${release} .Release.Namespace ${reference(`${app}.service.port`)})`,
  ),
});

const prometheusLabels = {
  "app.kubernetes.io/name": "prometheus",
  "operator.prometheus.io/name": name("prometheus"),
};

const alertmanagerLabels = { "app.kubernetes.io/name": "alertmanager", alertmanager: name("alertmanager") };

const prometheusSpec = "prometheus.prometheusSpec";
const thanos = at(prometheusSpec, "thanos");

const prometheus: Conditional = {
  when: reference("prometheus.enabled"),
  object: {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "Prometheus",
    metadata: { name: name("prometheus") },
    spec: over(
      filled(reference(prometheusSpec), [...readByChart, ...selected.map(({ byRelease }) => byRelease)], {
        ...common(prometheusSpec, "prometheus"),
        alerting: {
          alertmanagers: [
            { namespace: "{{ .Release.Namespace }}", name: named("alertmanager"), port: "http-web", apiVersion: "v2" },
          ],
        },
        storage: new Expression(at(prometheusSpec, "storageSpec")),
        // The object storage's Secret is named one level deeper in the values than in the resource.
        thanos: filled(thanos, ["objectStorageConfig"], {
          objectStorageConfig: new Expression(at(prometheusSpec, "thanos.objectStorageConfig.existingSecret")),
        }),
      }),
      selectors(prometheusSpec),
    ),
  },
};

const alertmanagerSpec = "alertmanager.alertmanagerSpec";

const alertmanager: Conditional = {
  when: reference("alertmanager.enabled"),
  object: {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "Alertmanager",
    metadata: { name: name("alertmanager") },
    spec: over(filled(reference(alertmanagerSpec), readByChart, common(alertmanagerSpec, "alertmanager")), {
      alertmanagerConfigSelector: new Expression(
        `${at(alertmanagerSpec, "alertmanagerConfigSelector")} | default dict`,
      ),
      alertmanagerConfigNamespaceSelector: new Expression(
        `${at(alertmanagerSpec, "alertmanagerConfigNamespaceSelector")} | default dict`,
      ),
    }),
  },
};

const operatorLabels = {
  app: "kube-prometheus-stack-operator",
  release: "{{ .Release.Name }}",
};

/** The real chart's hook makes the webhook's certificate; this one only takes its time. */
const admissionHook: Conditional = {
  when: `and ${reference("prometheusOperator.enabled")} ${reference("prometheusOperator.admissionWebhooks.enabled")}`,
  object: {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: name("admission-create"),
      annotations: {
        "helm.sh/hook": "pre-install,pre-upgrade",
        "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
      },
    },
    spec: {
      template: {
        spec: {
          restartPolicy: "OnFailure",
          containers: [
            {
              name: "create",
              image: "example.invalid/stand-in:1.0.0",
              resources: value("prometheusOperator.admissionWebhooks.patch.resources"),
            },
          ],
        },
      },
    },
  },
};

const operator: readonly Conditional[] = [
  serviceAccount(name("operator")),
  ...clusterRole([{ apiGroups: ["monitoring.coreos.com"], resources: ["*"], verbs: ["*"] }], name("operator")),
  service(operatorLabels, { https: 443 }, name("operator")),
  pods({
    kind: "Deployment",
    name: name("operator"),
    labels: operatorLabels,
    moreLabels: value("prometheusOperator.podLabels"),
    replicas: 1,
    serviceAccount: name("operator"),
    pod: {
      affinity: value("prometheusOperator.affinity"),
      securityContext: value("prometheusOperator.securityContext"),
      tolerations: value("prometheusOperator.tolerations"),
    },
    container: {
      args: value("prometheusOperator.extraArgs"),
      resources: value("prometheusOperator.resources"),
      securityContext: value("prometheusOperator.containerSecurityContext"),
    },
    ports: { https: value("prometheusOperator.tls.internalPort") },
  }),
].map((object) => ({ when: reference("prometheusOperator.enabled"), object }));

const scraping = [
  {
    apiGroups: [""],
    resources: ["nodes", "nodes/metrics", "services", "endpoints", "pods"],
    verbs: ["get", "list", "watch"],
  },
  { nonResourceURLs: ["/metrics"], verbs: ["get"] },
];

export const kubePrometheusStack: StandIn = {
  objects: [
    admissionHook,
    ...operator,
    prometheus,
    serviceAccount(name("prometheus")),
    ...clusterRole(scraping, name("prometheus")),
    service(prometheusLabels, { "http-web": value("prometheus.service.port") }, name("prometheus")),
    alertmanager,
    serviceAccount(name("alertmanager")),
    service(alertmanagerLabels, { "http-web": value("alertmanager.service.port") }, name("alertmanager")),
    serviceMonitor(
      value("prometheus.serviceMonitor.selfMonitor"),
      prometheusLabels,
      "http-web",
      {},
      name("prometheus"),
    ),
    serviceMonitor(
      value("alertmanager.serviceMonitor.selfMonitor"),
      alertmanagerLabels,
      "http-web",
      {},
      name("alertmanager"),
    ),
  ],
  subcharts: [
    { name: "grafana", condition: "grafana.enabled", values: "grafana", chart: grafana },
    {
      name: "kube-state-metrics",
      condition: "kubeStateMetrics.enabled",
      values: "kube-state-metrics",
      chart: kubeStateMetrics,
    },
    {
      name: "prometheus-node-exporter",
      condition: "nodeExporter.enabled",
      values: "prometheus-node-exporter",
      chart: nodeExporter,
    },
  ],
};
