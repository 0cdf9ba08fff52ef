import type { Conditional, ObjectTemplate } from "./template.ts";
import { filled, reference, text, value } from "./template.ts";
import type { StandIn, Subchart } from "./stand-in.ts";
import {
  clusterRole,
  configMap,
  fullname,
  pods,
  selectorLabels,
  serviceAccount,
  subchartFullname,
} from "./workloads.ts";

const operatorLabels = selectorLabels("elastic-operator");

export const eckOperator: StandIn = {
  crds: { path: "eck-operator/crds/all-crds.yaml", annotations: { "helm.sh/resource-policy": "keep" } },
  objects: [
    serviceAccount(),
    ...clusterRole([{ apiGroups: ["elasticsearch.k8s.elastic.co"], resources: ["*"], verbs: ["*"] }]).map((object) => ({
      when: reference("createClusterScopedResources"),
      object,
    })),
    configMap({ "eck.yaml": text("config") }),
    pods({
      kind: "StatefulSet",
      labels: operatorLabels,
      moreLabels: value("podLabels"),
      replicas: value("replicaCount"),
      serviceAccount: fullname,
      pod: {
        affinity: value("affinity"),
        securityContext: value("podSecurityContext"),
        tolerations: value("tolerations"),
      },
      container: { resources: value("resources"), securityContext: value("securityContext"), env: value("env") },
      ports: { "https-webhook": value("webhook.port") },
    }),
  ],
};

/** Values that these charts read themselves; all others stand in the resource's spec under the same name. */
const readByChart = [
  "annotations",
  "clusterRole",
  "clusterRoleBinding",
  "enabled",
  "extraObjects",
  "fullnameOverride",
  "global",
  "ingress",
  "labels",
  "nameOverride",
  "serviceAccount",
  "spec",
];

const resource = (kind: string, apiVersion: string): ObjectTemplate => ({
  apiVersion: `${kind.toLowerCase()}.k8s.elastic.co/${apiVersion}`,
  kind,
  metadata: {
    name: subchartFullname,
    annotations: { "eck.k8s.elastic.co/license": "basic" },
  },
  spec: filled(".Values", readByChart),
});

/** An object that stands in the values with its metadata beside the rest. */
const inValues = (key: string, object: Omit<ObjectTemplate, "metadata">): Conditional => ({
  when: reference(key),
  object: { ...object, metadata: { name: value(`${key}.name`) } } as ObjectTemplate,
});

const rbac = { apiVersion: "rbac.authorization.k8s.io/v1" };

const beatsAccess = [
  inValues("serviceAccount", { apiVersion: "v1", kind: "ServiceAccount" }),
  inValues("clusterRole", { ...rbac, kind: "ClusterRole", rules: value("clusterRole.rules") }),
  inValues("clusterRoleBinding", {
    ...rbac,
    kind: "ClusterRoleBinding",
    roleRef: value("clusterRoleBinding.roleRef"),
    subjects: value("clusterRoleBinding.subjects"),
  }),
];

const subchart = (name: string, chart: StandIn): Subchart => ({
  name,
  condition: `${name}.enabled`,
  values: `eck-stack/charts/${name}`,
  chart,
});

export const eckStack: StandIn = {
  objects: [],
  subcharts: [
    subchart("eck-elasticsearch", { objects: [resource("Elasticsearch", "v1")] }),
    subchart("eck-kibana", { objects: [resource("Kibana", "v1")] }),
    subchart("eck-logstash", { objects: [resource("Logstash", "v1alpha1")] }),
    subchart("eck-beats", { objects: [...beatsAccess, resource("Beat", "v1beta1")] }),
  ],
};
