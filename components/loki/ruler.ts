import { rulesText } from "../prometheus/files.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import type { LokiRuleFile } from "./log-alerts.ts";
import type { LokiComponent, LokiRuler } from "./loki-values.ts";

const rulesConfigMap = "loki-log-alerts";

const directory = "/etc/loki/rules";

/** Loki's name for the one tenant there is where `auth_enabled` is false: a folder's name here. */
const tenant = "fake";

export const ruleMount: Pick<LokiComponent, "extraVolumes" | "extraVolumeMounts"> = {
  extraVolumes: [{ name: rulesConfigMap, configMap: { name: rulesConfigMap } }],
  extraVolumeMounts: [{ name: rulesConfigMap, mountPath: `${directory}/${tenant}`, readOnly: true }],
};

/**
 * The rules are a ConfigMap of ours, mounted, rather than fetched by the chart's sidecar: that one may read every
 * ConfigMap and Secret of the cluster. Loki looks at the folder once a minute.
 */
export const ruleObject = (context: KubernetesContext, rules: readonly LokiRuleFile[]): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: rulesConfigMap, namespace: context.settings.namespace, labels: objectLabels(context) },
  data: Object.fromEntries(rules.map((file) => [`${file.name}.yml`, rulesText(file)])),
});

/**
 * Alerts go to every Alertmanager, found by the operator's headless Service: behind one address only one of them would
 * know an alert, and its peers would say it again when they take over.
 */
export const rulerConfig = (namespace: string, pods: number): LokiRuler => ({
  storage: { type: "local", local: { directory } },
  rule_path: "/var/loki/rules-in-use",
  alertmanager_url: `http://_http-web._tcp.alertmanager-operated.${namespace}.svc`,
  enable_alertmanager_v2: true,
  enable_alertmanager_discovery: true,
  enable_sharding: pods > 1,
  ring: { kvstore: { store: "memberlist" } },
});
