import { argument, Expression, reference, text, value } from "./template.ts";
import type { StubChart } from "./stub.ts";
import {
  clusterRole,
  configMap,
  pods,
  selectorLabels,
  service,
  serviceAccount,
  serviceMonitor,
  subchartFullname as name,
} from "./workloads.ts";

const scheduling = {
  affinity: value("affinity"),
  nodeSelector: value("nodeSelector"),
  tolerations: value("tolerations"),
};

const container = { resources: value("resources"), securityContext: value("containerSecurityContext") };

const release = { "app.kubernetes.io/component": "metrics", release: "{{ .Release.Name }}" };

const grafanaLabels = selectorLabels("grafana");

/** From the Secret that the values name; the real chart makes one where they name none. */
const adminPassword = new Expression(
  `ternary ${argument([
    {
      name: "GF_SECURITY_ADMIN_PASSWORD",
      valueFrom: { secretKeyRef: { name: value("admin.existingSecret"), key: value("admin.passwordKey") } },
    },
  ])} (list) (ne ${reference("admin.existingSecret")} \`\`)`,
);

/** The claim, without a pod of which nobody would bind it to a volume. */
const storage = new Expression(
  `ternary ${argument([{ name: "storage", persistentVolumeClaim: { claimName: name } }])} (list) ${reference("persistence.enabled")}`,
);

export const grafana: StubChart = {
  objects: [
    serviceAccount(name),
    configMap({ "grafana.ini": text("grafana.ini") }, name),
    service(grafanaLabels, { "http-web": value("service.port") }, { name, targets: { "http-web": "grafana" } }),
    serviceMonitor(value("serviceMonitor.enabled"), grafanaLabels, "http-web", {}, name),
    {
      when: reference("persistence.enabled"),
      object: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name },
        spec: {
          accessModes: value("persistence.accessModes"),
          storageClassName: value("persistence.storageClassName"),
          resources: { requests: { storage: value("persistence.size") } },
        },
      },
    },
    pods({
      kind: "Deployment",
      name,
      labels: grafanaLabels,
      moreLabels: value("podLabels"),
      replicas: value("replicas"),
      serviceAccount: name,
      pod: { ...scheduling, securityContext: value("securityContext"), volumes: storage },
      container: {
        ...container,
        env: adminPassword,
      },
      ports: { grafana: value("service.targetPort") },
      spec: { strategy: value("deploymentStrategy") },
    }),
  ],
};

const kubeStateMetricsLabels = selectorLabels("kube-state-metrics");

export const kubeStateMetrics: StubChart = {
  objects: [
    serviceAccount(name),
    ...clusterRole([{ apiGroups: [""], resources: ["pods", "nodes"], verbs: ["list", "watch"] }], name),
    service(
      kubeStateMetricsLabels,
      { http: value("service.port") },
      { name, labels: { ...kubeStateMetricsLabels, ...release } },
    ),
    serviceMonitor(
      value("prometheus.monitor.enabled"),
      kubeStateMetricsLabels,
      "http",
      { honorLabels: value("prometheus.monitor.http.honorLabels") },
      name,
    ),
    pods({
      kind: "Deployment",
      name,
      labels: kubeStateMetricsLabels,
      moreLabels: value("podLabels"),
      replicas: value("replicas"),
      serviceAccount: name,
      pod: scheduling,
      container: { ...container, args: value("extraArgs") },
      ports: { http: 8080, metrics: 8081 },
    }),
  ],
};

const nodeExporterLabels = selectorLabels("prometheus-node-exporter");

export const nodeExporter: StubChart = {
  objects: [
    serviceAccount(name),
    service(
      nodeExporterLabels,
      { "http-metrics": value("service.port") },
      { name, labels: { ...nodeExporterLabels, ...release, jobLabel: "node-exporter" } },
    ),
    serviceMonitor(value("prometheus.monitor.enabled"), nodeExporterLabels, "http-metrics", {}, name),
    pods({
      kind: "DaemonSet",
      name,
      labels: nodeExporterLabels,
      moreLabels: value("podLabels"),
      serviceAccount: name,
      pod: {
        ...scheduling,
        hostNetwork: value("hostNetwork"),
        hostPID: value("hostPID"),
        securityContext: value("securityContext"),
        volumes: [{ name: "root", hostPath: { path: "/" } }],
      },
      container: { ...container, args: value("extraArgs") },
      ports: { "http-metrics": value("service.port") },
    }),
  ],
};
