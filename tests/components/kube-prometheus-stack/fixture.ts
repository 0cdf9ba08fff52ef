import type { AlertmanagerObjects } from "../../../components/alertmanager/compile.ts";
import { compile } from "../../../components/alertmanager/compile.ts";
import { compile as compileGrafana } from "../../../components/grafana/compile.ts";
import type { LanguageObjects } from "../../../components/languages.ts";
import { compile as compilePrometheus } from "../../../components/prometheus/compile.ts";
import type { KubernetesContext } from "../../../components/kubernetes/context.ts";
import type { MetricsContext } from "../../../components/kube-prometheus-stack/context.ts";
import { alertmanagerPaths } from "../../../components/kube-prometheus-stack/alertmanager.ts";
import { metricsResources } from "../../../components/kube-prometheus-stack/compile.ts";
import type { KubePrometheusStackValues } from "../../../components/kube-prometheus-stack/kube-prometheus-stack-values.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import type { ObjectStorageSettings } from "../../../components/kubernetes/settings.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { objectStorage, storageKeys } from "../kubernetes/every-stack.ts";

export const withThanos = (
  settings: Partial<ObjectStorageSettings> = {},
  secretsSet: readonly string[] = storageKeys,
) =>
  kubernetesContext({ settings: { profile: "large", objectStorage: { ...objectStorage, ...settings } }, secretsSet });

export const alertmanagerOutput = (
  { catalog, stack }: KubernetesContext,
  options: { readonly webhookUrl?: string; readonly discord?: boolean } = {},
): AlertmanagerObjects =>
  compile(catalog, stack, {
    ...alertmanagerPaths,
    webhookUrl: options.webhookUrl,
    enabled: { discord: options.discord },
  }).objects;

/** What the catalog's objects are made of. */
export const languages = ({ catalog, stack }: KubernetesContext): Pick<LanguageObjects, "prometheus" | "grafana"> => ({
  prometheus: compilePrometheus({ ...catalog, uptimeChecks: [] }, stack, { scrapedBy: "operator" }).objects,
  grafana: compileGrafana(catalog, stack).objects,
});

export const metrics = (context: MetricsContext): ClusterResources =>
  metricsResources(context, alertmanagerOutput(context));

export function stackValues(context: MetricsContext): KubePrometheusStackValues {
  const release = metrics(context).releases.find(({ name }) => name === "kube-prometheus-stack");
  if (release === undefined) throw new Error("no release kube-prometheus-stack");
  return release.values as KubePrometheusStackValues;
}
