import type { Conditional } from "./template.ts";
import { reference, value } from "./template.ts";
import { grafana, kubeStateMetrics, nodeExporter } from "./kube-prometheus-stack-subcharts.ts";
import { alertmanager, name, prometheus } from "./prometheus-resources.ts";
import type { StubChart } from "./stub.ts";
import { clusterRole, pods, service, serviceAccount, serviceMonitor } from "./workloads.ts";

const prometheusLabels = {
  "app.kubernetes.io/name": "prometheus",
  "operator.prometheus.io/name": name("prometheus"),
};

const alertmanagerLabels = { "app.kubernetes.io/name": "alertmanager", alertmanager: name("alertmanager") };

/** Labels of a Service, by which ServiceMonitors select it; they are others than its pods'. */
const serviceLabels = (app: string) => ({
  app: `kube-prometheus-stack-${app}`,
  release: "{{ .Release.Name }}",
  "self-monitor": "true",
});

const details = (app: string) => ({ name: name(app), labels: serviceLabels(app) });

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
              image: "example.invalid/stub:1.0.0",
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
  service(operatorLabels, { https: 443 }, { name: name("operator") }),
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

export const kubePrometheusStack: StubChart = {
  objects: [
    admissionHook,
    ...operator,
    prometheus,
    serviceAccount(name("prometheus")),
    ...clusterRole(scraping, name("prometheus")),
    service(prometheusLabels, { "http-web": value("prometheus.service.port") }, details("prometheus")),
    alertmanager,
    serviceAccount(name("alertmanager")),
    service(alertmanagerLabels, { "http-web": value("alertmanager.service.port") }, details("alertmanager")),
    serviceMonitor(
      value("prometheus.serviceMonitor.selfMonitor"),
      serviceLabels("prometheus"),
      "http-web",
      {},
      name("prometheus"),
    ),
    serviceMonitor(
      value("alertmanager.serviceMonitor.selfMonitor"),
      serviceLabels("alertmanager"),
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
