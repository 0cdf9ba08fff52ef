import { resources } from "../kubernetes/pod/resources.ts";
import type { KubePrometheusStackValues } from "./kube-prometheus-stack-values.ts";

/**
 * Kinds of objects that are counted: the chart's own list but for `secrets`, since what counts them may list them, with
 * their content. No rule and no dashboard asks for any of theirs.
 */
const collectors = [
  "certificatesigningrequests",
  "configmaps",
  "cronjobs",
  "daemonsets",
  "deployments",
  "endpointslices",
  "horizontalpodautoscalers",
  "ingresses",
  "jobs",
  "leases",
  "limitranges",
  "mutatingwebhookconfigurations",
  "namespaces",
  "networkpolicies",
  "nodes",
  "persistentvolumeclaims",
  "persistentvolumes",
  "poddisruptionbudgets",
  "pods",
  "replicasets",
  "replicationcontrollers",
  "resourcequotas",
  "services",
  "statefulsets",
  "storageclasses",
  "validatingwebhookconfigurations",
  "volumeattachments",
] as const;

export const kubeStateMetricsValues: KubePrometheusStackValues["kube-state-metrics"] = {
  fullnameOverride: "kube-state-metrics",
  collectors,
  resources: resources("20m", "128Mi", "512Mi"),
};
