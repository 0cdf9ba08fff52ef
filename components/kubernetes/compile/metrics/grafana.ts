import { grafanaVariables } from "../catalog/index.ts";
import type { KubernetesContext } from "../context.ts";
import { resources } from "../pod/resources.ts";
import { readOnly } from "../pod/security.ts";
import type { Endpoint, SecretSpec } from "../part.ts";
import { services } from "../places.ts";
import { grafanaVolume } from "./claims.ts";
import type { GrafanaValues } from "./grafana-values.ts";

const admin = { existingSecret: "grafana-admin", userKey: "admin-user", passwordKey: "admin-password" } as const;

const adminUser = "admin";

/** Names of the generated password, in Pulumi's state and nowhere else in plain. */
const password = "grafana";

export const grafanaSecret = ({ settings }: KubernetesContext): SecretSpec => ({
  name: admin.existingSecret,
  namespace: settings.namespace,
  keys: { [admin.userKey]: [adminUser], [admin.passwordKey]: [{ generated: password }] },
  readBy: "Grafana, for its administrator's first start, and the sidecars that tell it to reload",
});

export const grafanaEndpoint = ({ settings }: KubernetesContext): Endpoint => ({
  name: "grafana",
  namespace: settings.namespace,
  service: services.grafana.name,
  port: services.grafana.port,
  login: true,
  credentials: { user: adminUser, secret: admin.existingSecret, key: admin.passwordKey },
});

/** grafana.ini: it calls nobody outside, and a published one keeps its cookie to TLS. */
function ini(host: string | undefined): GrafanaValues["grafana.ini"] {
  return {
    analytics: {
      check_for_plugin_updates: false,
      check_for_updates: false,
      feedback_links_enabled: false,
      reporting_enabled: false,
    },
    news: { news_feed_enabled: false },
    // Data sources are plugins that come with the image; an update of one without a way out or a place to write ends it.
    plugins: { preinstall_auto_update: false, preinstall_disabled: true },
    security: { cookie_secure: host !== undefined, disable_gravatar: true },
    ...(host === undefined ? {} : { server: { domain: host, root_url: `https://${host}` } }),
    snapshots: { external_enabled: false },
    users: { allow_sign_up: false },
  };
}

/**
 * Grafana, one pod in every profile: a second one would need a database of its own to share with it. What it shows
 * comes from ConfigMaps, so that its volume has no more than people's own settings, and no alert depends on it.
 *
 * Its sidecars may read the ConfigMaps and, as the chart has it, the Secrets of the stack's namespace alone.
 */
export function grafanaValues(context: KubernetesContext): GrafanaValues {
  const { namespace, storageClass, ingress, keepData } = context.settings;
  return {
    fullnameOverride: services.grafana.name,
    admin,
    envValueFrom: grafanaVariables(context),
    rbac: { namespaced: true },
    // The old pod lets go of the volume first.
    deploymentStrategy: { type: "Recreate" },
    persistence: {
      enabled: true,
      size: grafanaVolume(context),
      ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
      // Unlike those of StatefulSets, it is the release's own and would go with it.
      ...(keepData ? { annotations: { "helm.sh/resource-policy": "keep" } } : {}),
      // Else the chart asks the cluster while it is rendered, and renders something else where there is none.
      lookupVolumeName: false,
    },
    // The volume belongs to Grafana's group by fsGroup: no container needs to be root for it.
    initChownData: { enabled: false },
    testFramework: { enabled: false },
    containerSecurityContext: readOnly,
    extraEmptyDirMounts: [{ name: "tmp", mountPath: "/tmp" }],
    resources: resources("100m", "256Mi", "1Gi"),
    "grafana.ini": ini(ingress?.hosts.grafana),
    sidecar: {
      resources: resources("20m", "96Mi", "192Mi"),
      securityContext: readOnly,
      dashboards: {
        resource: "configmap",
        searchNamespace: namespace,
        folderAnnotation: "grafana_folder",
        provider: { foldersFromFilesStructure: true },
      },
      // The catalog's part has its own, with links between metrics, logs and traces.
      datasources: {
        resource: "configmap",
        searchNamespace: namespace,
        defaultDatasourceEnabled: false,
        alertmanager: { enabled: false },
      },
    },
  };
}
