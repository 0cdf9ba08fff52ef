import { compile } from "../../../../../components/alertmanager/compile/index.ts";
import type { KubernetesContext } from "../../../../../components/kubernetes/compile/context.ts";
import { alertmanagerPaths } from "../../../../../components/kubernetes/compile/metrics/alertmanager.ts";
import { metricsPart } from "../../../../../components/kubernetes/compile/metrics/index.ts";
import type { KubePrometheusStackValues } from "../../../../../components/kubernetes/compile/metrics/kube-prometheus-stack-values.ts";
import type { Part } from "../../../../../components/kubernetes/compile/part.ts";
import type { ObjectStorageSettings } from "../../../../../components/kubernetes/compile/settings.ts";
import type { BackendOutput } from "../../../../../model/stack.ts";
import { kubernetesContext } from "../../context.ts";

export const objectStorage: ObjectStorageSettings = {
  region: "eu-west-1",
  tls: true,
  buckets: { logs: "stratoai-logs", metrics: "stratoai-metrics" },
  serviceAccountAnnotations: {},
};

export const storageKeys = ["objectStorageAccessKey", "objectStorageSecretKey"] as const;

export const withThanos = (
  settings: Partial<ObjectStorageSettings> = {},
  secretsSet: readonly string[] = storageKeys,
) =>
  kubernetesContext({ settings: { profile: "large", objectStorage: { ...objectStorage, ...settings } }, secretsSet });

export const alertmanagerOutput = (
  { catalog, stack }: KubernetesContext,
  options: { readonly webhookUrl?: string; readonly discord?: boolean } = {},
): BackendOutput =>
  compile(catalog, stack, {
    ...alertmanagerPaths,
    webhookUrl: options.webhookUrl,
    enabled: { discord: options.discord },
  });

export const metrics = (context: KubernetesContext): Part => metricsPart(context, alertmanagerOutput(context));

export function stackValues(context: KubernetesContext): KubePrometheusStackValues {
  const release = metrics(context).releases.find(({ name }) => name === "kube-prometheus-stack");
  if (release === undefined) throw new Error("no release kube-prometheus-stack");
  return release.values as KubePrometheusStackValues;
}
