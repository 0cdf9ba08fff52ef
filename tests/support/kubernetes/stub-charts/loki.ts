import { Expression, reference, text, value } from "./template.ts";
import type { Conditional, Template } from "./template.ts";
import type { StubChart } from "./stub.ts";
import {
  clusterRole,
  configMap,
  fullname,
  pods,
  selectorLabels,
  service,
  serviceAccount,
  type Pods,
} from "./workloads.ts";

const component = (label: string) => ({
  ...selectorLabels("loki"),
  "app.kubernetes.io/component": label,
});

const ports = { "http-metrics": 3100, grpc: 9095, "http-memberlist": 7946 };

const claim = (path: string): Template => ({
  metadata: { name: "data" },
  spec: {
    accessModes: ["ReadWriteOnce"],
    storageClassName: value(`${path}.storageClass`),
    resources: { requests: { storage: value(`${path}.size`) } },
  },
});

interface Target {
  /** Key of the values. */
  readonly key: string;
  readonly label: string;
  readonly kind: Pods["kind"];
}

/** Loki's targets, each on pods of its own. */
const targets: readonly Target[] = [
  { key: "distributor", label: "distributor", kind: "Deployment" },
  { key: "querier", label: "querier", kind: "Deployment" },
  { key: "queryFrontend", label: "query-frontend", kind: "Deployment" },
  { key: "queryScheduler", label: "query-scheduler", kind: "Deployment" },
  { key: "ingester", label: "ingester", kind: "StatefulSet" },
  { key: "indexGateway", label: "index-gateway", kind: "StatefulSet" },
  { key: "compactor", label: "compactor", kind: "StatefulSet" },
  { key: "ruler", label: "ruler", kind: "StatefulSet" },
];

function target({ key, label, kind }: Target, name: string, mode: string): readonly Conditional[] {
  const labels = component(label);
  return [
    service(labels, { "http-metrics": 3100, grpc: 9095 }, { name }),
    pods({
      kind,
      name,
      labels,
      moreLabels: value(`${key}.podLabels`),
      replicas: value(`${key}.replicas`),
      serviceAccount: fullname,
      pod: {
        affinity: new Expression(`tpl (${reference(`${key}.affinity`)} | toYaml) . | fromYaml`),
        securityContext: value("loki.podSecurityContext"),
        volumes: value(`${key}.extraVolumes`),
      },
      container: {
        env: value(`${key}.extraEnv`),
        envFrom: value("defaults.extraEnvFrom"),
        resources: value(`${key}.resources`),
        securityContext: value("loki.containerSecurityContext"),
        volumeMounts: value(`${key}.extraVolumeMounts`),
      },
      ports,
      ...(kind === "StatefulSet" ? { spec: { volumeClaimTemplates: [claim(`${key}.persistence`)] } } : {}),
    }),
  ].map((object) => ({
    when: `and (eq .Values.deploymentMode \`${mode}\`) ${reference(`${key}.replicas`)}`,
    object,
  }));
}

function cache(key: string, label: string): readonly Conditional[] {
  const name = `${fullname}-${label}`;
  const labels = { ...component(`memcached-${label}`), name: `memcached-${label}` };
  return [
    service(
      component(`memcached-${label}`),
      { "memcached-client": 11211, "http-metrics": 9150 },
      { name, targets: { "memcached-client": "client" } },
    ),
    pods({
      kind: "StatefulSet",
      name,
      labels,
      replicas: value(`${key}.replicas`),
      pod: { securityContext: value("memcached.podSecurityContext") },
      container: { resources: value(`${key}.resources`) },
      ports: { client: 11211, "http-metrics": 9150 },
    }),
  ].map((object) => ({ when: reference(`${key}.enabled`), object }));
}

const gateway: readonly Conditional[] = [
  serviceAccount(`${fullname}-gateway`),
  service(component("gateway"), { http: value("gateway.service.port") }, { name: `${fullname}-gateway` }),
  pods({
    kind: "Deployment",
    name: `${fullname}-gateway`,
    labels: component("gateway"),
    moreLabels: value("gateway.podLabels"),
    replicas: value("gateway.replicas"),
    serviceAccount: `${fullname}-gateway`,
    pod: { securityContext: value("gateway.podSecurityContext") },
    container: {
      resources: value("gateway.resources"),
      securityContext: value("gateway.containerSecurityContext"),
    },
    ports: { http: value("gateway.containerPort"), "http-metrics": 4040 },
    spec: { strategy: value("gateway.deploymentStrategy") },
  }),
].map((object) => ({ when: reference("gateway.enabled"), object }));

export const loki: StubChart = {
  // The values' own templates use it.
  definitions: "{{ define `loki.name` }}loki{{ end }}",
  objects: [
    {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: fullname, annotations: value("serviceAccount.annotations") },
    },
    ...clusterRole([{ apiGroups: [""], resources: ["configmaps", "secrets"], verbs: ["get", "watch", "list"] }]).map(
      (object) => ({ when: reference("sidecar.rules.enabled"), object }),
    ),
    configMap({ "config.yaml": text("loki") }),
    ...gateway,
    ...target({ key: "singleBinary", label: "single-binary", kind: "StatefulSet" }, fullname, "Monolithic"),
    ...targets.flatMap((each) => target(each, `${fullname}-${each.label}`, "Distributed")),
    ...cache("chunksCache", "chunks-cache"),
    ...cache("resultsCache", "results-cache"),
  ],
};

const alloyLabels = selectorLabels("alloy");

export const alloy: StubChart = {
  objects: [
    serviceAccount(),
    ...clusterRole([{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }]),
    {
      when: reference("alloy.configMap.create"),
      object: configMap({ "config.alloy": value("alloy.configMap.content") }),
    },
    service(alloyLabels, { "http-metrics": value("alloy.listenPort") }),
    pods({
      kind: "DaemonSet",
      labels: alloyLabels,
      moreLabels: value("controller.podLabels"),
      serviceAccount: fullname,
      pod: {
        securityContext: value("global.podSecurityContext"),
        tolerations: value("controller.tolerations"),
        volumes: value("controller.volumes.extra"),
      },
      container: {
        env: value("alloy.extraEnv"),
        envFrom: value("alloy.envFrom"),
        resources: value("alloy.resources"),
        securityContext: value("alloy.securityContext"),
        volumeMounts: value("alloy.mounts.extra"),
      },
      ports: { "http-metrics": value("alloy.listenPort") },
    }),
  ],
};
