import { stringify } from "yaml";
import type { Catalog } from "../../model/catalog.ts";
import type { Artifact, StackContext } from "../../model/stack.ts";
import type { Provisioning } from "./options.ts";

const yaml = (path: string, origin: string, content: object): Artifact => ({
  path,
  content: `# ${origin}\n${stringify(content, { lineWidth: 0 })}`,
});

/** The Prometheus that dashboards find chosen when they are opened. */
function dataSource(catalog: Catalog, { product, stack }: StackContext, { prometheusUrl }: Provisioning): Artifact {
  return yaml("grafana/provisioning/datasources/prometheus.yaml", "The stack's own Prometheus", {
    apiVersion: 1,
    datasources: [
      {
        name: "Prometheus",
        uid: `${product}-${stack}-prometheus`,
        type: "prometheus",
        access: "proxy",
        url: prometheusUrl,
        isDefault: true,
        editable: false,
        // Below the scrape interval, a line would have gaps.
        jsonData: { httpMethod: "POST", prometheusType: "Prometheus", timeInterval: catalog.scrapeInterval },
      },
    ],
  });
}

function dashboards(catalog: Catalog, stack: StackContext, { dashboardsPath }: Provisioning): Artifact {
  return yaml("grafana/provisioning/dashboards/catalog.yaml", "catalog: dashboards", {
    apiVersion: 1,
    providers: [
      {
        name: `${stack.product}-${stack.stack}`,
        folder: `${catalog.title} (${stack.stack})`,
        type: "file",
        allowUiUpdates: false,
        updateIntervalSeconds: 30,
        options: { path: dashboardsPath },
      },
    ],
  });
}

/** What a Grafana reads from its provisioning folder when it starts. */
export function provisioning(catalog: Catalog, stack: StackContext, options: Provisioning): readonly Artifact[] {
  return [dataSource(catalog, stack, options), dashboards(catalog, stack, options)];
}
