import { reference, text, value } from "./template.ts";
import type { StubChart } from "./stub.ts";
import { configMap, fullname, pods, selectorLabels, service, serviceAccount, serviceMonitor } from "./workloads.ts";

/** Fields that these charts pass to the pod under the same name. */
const scheduling = {
  affinity: value("affinity"),
  tolerations: value("tolerations"),
  nodeSelector: value("nodeSelector"),
  topologySpreadConstraints: value("topologySpreadConstraints"),
};

const secured = {
  ...scheduling,
  securityContext: value("podSecurityContext"),
};

const container = { resources: value("resources"), securityContext: value("securityContext") };

const blackboxLabels = selectorLabels("prometheus-blackbox-exporter");

export const blackboxExporter: StubChart = {
  objects: [
    serviceAccount(),
    configMap({ "blackbox.yaml": text("config") }),
    service(blackboxLabels, { http: value("service.port") }),
    serviceMonitor(value("serviceMonitor.selfMonitor.enabled"), blackboxLabels, "http"),
    pods({
      kind: "Deployment",
      labels: blackboxLabels,
      moreLabels: value("pod.labels"),
      replicas: value("replicas"),
      serviceAccount: fullname,
      pod: secured,
      container: { ...container, args: value("extraArgs") },
      ports: { http: value("containerPort") },
    }),
  ],
};

const postgresLabels = selectorLabels("prometheus-postgres-exporter");

export const postgresExporter: StubChart = {
  objects: [
    serviceAccount(),
    service(postgresLabels, { http: value("service.port") }),
    serviceMonitor(value("serviceMonitor.enabled"), postgresLabels, "http"),
    pods({
      kind: "Deployment",
      labels: postgresLabels,
      moreLabels: value("podLabels"),
      replicas: value("replicaCount"),
      serviceAccount: fullname,
      pod: { ...secured, volumes: value("extraVolumes") },
      container: {
        ...container,
        volumeMounts: value("extraVolumeMounts"),
        env: [
          { name: "DATA_SOURCE_USER", value: value("config.datasource.user") },
          { name: "DATA_SOURCE_PASS", valueFrom: { secretKeyRef: value("config.datasource.passwordSecret") } },
        ],
      },
      ports: { http: value("service.targetPort") },
    }),
  ],
};

const statsdLabels = selectorLabels("prometheus-statsd-exporter");

export const statsdExporter: StubChart = {
  objects: [
    { when: reference("serviceAccount.create"), object: serviceAccount() },
    {
      when: reference("statsd.mappingConfig"),
      object: configMap({ "statsd-mapping.conf": value("statsd.mappingConfig") }),
    },
    service(statsdLabels, {
      http: value("service.port"),
      "statsd-tcp": value("statsd.tcpPort"),
      "statsd-udp": value("statsd.udpPort"),
    }),
    serviceMonitor(value("serviceMonitor.enabled"), statsdLabels, "http"),
    pods({
      kind: "Deployment",
      labels: statsdLabels,
      moreLabels: value("podLabels"),
      replicas: value("replicaCount"),
      serviceAccount: fullname,
      pod: secured,
      container: { ...container, args: value("extraArgs") },
      ports: { http: 9102, "statsd-tcp": value("statsd.tcpPort"), "statsd-udp": value("statsd.udpPort") },
    }),
  ],
};

const claims = [
  {
    metadata: { name: "storage-volume" },
    spec: {
      accessModes: value("persistentVolume.accessModes"),
      storageClassName: value("persistentVolume.storageClass"),
      resources: { requests: { storage: value("persistentVolume.size") } },
    },
  },
];

const pushgatewayLabels = selectorLabels("prometheus-pushgateway");

export const pushgateway: StubChart = {
  objects: [
    serviceAccount(),
    service(pushgatewayLabels, { http: value("service.port") }),
    serviceMonitor(value("serviceMonitor.enabled"), pushgatewayLabels, "http", {
      honorLabels: value("serviceMonitor.honorLabels"),
    }),
    ...(["StatefulSet", "Deployment"] as const).map((kind) => ({
      when: `${kind === "Deployment" ? "not " : ""}${reference("runAsStatefulSet")}`,
      object: pods({
        kind,
        labels: pushgatewayLabels,
        moreLabels: value("podLabels"),
        replicas: value("replicaCount"),
        serviceAccount: fullname,
        pod: { ...scheduling, securityContext: value("securityContext") },
        container: {
          resources: value("resources"),
          securityContext: value("containerSecurityContext"),
          args: value("extraArgs"),
        },
        ports: { http: value("service.targetPort") },
        ...(kind === "StatefulSet" ? { spec: { volumeClaimTemplates: claims } } : {}),
      }),
    })),
  ],
};
