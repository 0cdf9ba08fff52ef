import type { KubernetesContext } from "../../kubernetes/context.ts";

/** Names of the variables that data sources are written with. */
export const elasticsearchVariables = { password: "ELASTICSEARCH_PASSWORD", ca: "ELASTICSEARCH_CA" } as const;

interface VariableSource {
  readonly secretKeyRef: { readonly name: string; readonly key: string };
}

/**
 * Variables of Grafana's pod by which its data sources get what only the cluster knows, as the chart's `envValueFrom`:
 * password and certificate authority of the Elasticsearch that its operator has made.
 */
export const grafanaVariables = ({
  logs,
}: Pick<KubernetesContext, "logs">): Readonly<Record<string, VariableSource>> =>
  logs === "elk"
    ? {
        [elasticsearchVariables.password]: {
          secretKeyRef: { name: "elasticsearch-es-elastic-user", key: "elastic" },
        },
        [elasticsearchVariables.ca]: { secretKeyRef: { name: "elasticsearch-es-http-certs-public", key: "ca.crt" } },
      }
    : {};
