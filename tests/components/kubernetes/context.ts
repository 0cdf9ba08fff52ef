import { stratoai } from "../../../catalog/stratoai/index.ts";
import type { KubernetesContext } from "../../../components/kubernetes/compile/context.ts";
import type { KubernetesSettings } from "../../../components/kubernetes/compile/settings.ts";

const settings: KubernetesSettings = {
  profile: "ha",
  namespace: "monitoring",
  adoptNamespaces: false,
  productNamespace: "stratoai",
  volumes: {},
  managedControlPlane: true,
  pushgateway: false,
  traceStorage: "badger",
  database: { host: "postgres.stratoai.svc", port: 5432, name: "stratoai", user: "monitoring", sslMode: "require" },
  wait: true,
  timeoutSeconds: 600,
  keepData: true,
};

/** StratoAI's production on Kubernetes as the stack `prod` has it, with what a test says differently. */
export function kubernetesContext({
  settings: own = {},
  ...rest
}: Partial<Omit<KubernetesContext, "settings">> & {
  readonly settings?: Partial<KubernetesSettings>;
} = {}): KubernetesContext {
  return {
    catalog: stratoai,
    stack: {
      product: "stratoai",
      stack: "prod",
      environment: "prod",
      cluster: "main",
      pages: true,
      links: {
        runbook: "https://runbooks.stratoai.com/{alert}",
        dashboard: "https://grafana.stratoai.com/d/stratoai-prod-{dashboard}",
      },
      baseUrl: "https://api.stratoai.com",
      metricRetention: "31d",
    },
    project: "observability",
    settings: { ...settings, ...own },
    logs: "elk",
    traces: "jaeger",
    uptime: "blackbox",
    retention: { metrics: "31d", logs: "30d", traces: "7d" },
    secretsSet: [
      "slackCriticalUrl",
      "slackWarningUrl",
      "pagerdutyRoutingKey",
      "smtpPassword",
      "uptimeToken",
      "databasePassword",
    ],
    ...rest,
  };
}
