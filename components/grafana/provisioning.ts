import type { Catalog } from "../../model/catalog.ts";
import { dashboardUid } from "../../model/dashboard-uid.ts";
import type { Duration } from "../../model/duration.ts";
import type { WithOrigin } from "../../model/origin.ts";
import { ofBackend, ofItem } from "../../model/origin.ts";
import type { StackContext } from "../../model/stack.ts";
import type { Provisioning } from "./options.ts";

/** Data sources, as Grafana's provisioning takes them. */
interface DataSourcesConfig {
  readonly apiVersion: 1;
  readonly datasources: readonly {
    readonly name: string;
    readonly uid: string;
    readonly type: "prometheus";
    readonly access: "proxy";
    readonly url: string;
    readonly isDefault: boolean;
    readonly editable: boolean;
    readonly jsonData: {
      readonly httpMethod: "POST";
      readonly prometheusType: "Prometheus";
      readonly timeInterval: Duration;
    };
  }[];
}

/** Where dashboards come from, as Grafana's provisioning takes it. */
interface DashboardsConfig {
  readonly apiVersion: 1;
  readonly providers: readonly {
    readonly name: string;
    readonly folder: string;
    readonly type: "file";
    readonly allowUiUpdates: boolean;
    readonly updateIntervalSeconds: number;
    readonly options: { readonly path: string };
  }[];
}

/** What a Grafana reads from its provisioning folder when it starts. */
export interface ProvisioningObjects {
  readonly dataSources: WithOrigin<DataSourcesConfig>;
  readonly dashboards: WithOrigin<DashboardsConfig>;
}

/** The Prometheus that dashboards find chosen when they are opened. */
function dataSources(catalog: Catalog, stack: StackContext, { prometheusUrl }: Provisioning): DataSourcesConfig {
  return {
    apiVersion: 1,
    datasources: [
      {
        name: "Prometheus",
        uid: dashboardUid(stack, "prometheus"),
        type: "prometheus",
        access: "proxy",
        url: prometheusUrl,
        isDefault: true,
        editable: false,
        // Below the scrape interval, a line would have gaps.
        jsonData: { httpMethod: "POST", prometheusType: "Prometheus", timeInterval: catalog.scrapeInterval },
      },
    ],
  };
}

function dashboards(catalog: Catalog, stack: StackContext, { dashboardsPath }: Provisioning): DashboardsConfig {
  return {
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
  };
}

export const provisioning = (catalog: Catalog, stack: StackContext, options: Provisioning): ProvisioningObjects => ({
  dataSources: { origin: ofBackend("grafana"), object: dataSources(catalog, stack, options) },
  dashboards: { origin: ofItem("dashboards"), object: dashboards(catalog, stack, options) },
});
