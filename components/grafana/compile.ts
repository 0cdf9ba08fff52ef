import type { Catalog } from "../../model/catalog.ts";
import type { BackendOutput, StackContext } from "../../model/stack.ts";
import { alertsByDashboard, firingAlerts } from "./alerts.ts";
import type { GrafanaDashboard, DashboardSet } from "./dashboard.ts";
import { compileDashboard } from "./dashboard.ts";
import type { GrafanaOptions } from "./options.ts";
import type { ProvisioningObjects } from "./provisioning.ts";
import { provisioning } from "./provisioning.ts";
import { dashboardUid, uidDegradations } from "./uid.ts";

export { check } from "./check.ts";
export { files } from "./files.ts";
export type { GrafanaOptions, Provisioning } from "./options.ts";
export { dashboardUid } from "./uid.ts";

/** A dashboard of the catalog. */
export interface DashboardObject {
  /** Of the catalog. */
  readonly name: string;
  /** In a Grafana that several products and stacks share. */
  readonly uid: string;
  readonly model: GrafanaDashboard;
}

/** What Grafana shows, and what it reads when it starts. */
export interface GrafanaObjects {
  readonly dashboards: readonly DashboardObject[];
  /** Undefined for a Grafana that somebody else runs. */
  readonly provisioning: ProvisioningObjects | undefined;
}

/**
 * The dashboards of the catalog, which ask Prometheus and show the SLOs as Prometheus records them, and, where the
 * Grafana is ours to start, what it reads when it does.
 */
export function compile(
  catalog: Catalog,
  stack: StackContext,
  options: GrafanaOptions = {},
): BackendOutput<GrafanaObjects> {
  const set: DashboardSet = {
    title: catalog.title,
    stack,
    slos: new Map(catalog.slos.map((slo) => [slo.name, slo])),
    alerts: alertsByDashboard(catalog),
    annotation: firingAlerts(catalog),
  };
  const compiled = catalog.dashboards.map((dashboard) => ({
    name: dashboard.uid,
    uid: dashboardUid(stack, dashboard.uid),
    ...compileDashboard(dashboard, set),
  }));
  return {
    objects: {
      dashboards: compiled.map(({ name, uid, model }) => ({ name, uid, model })),
      provisioning: options.provisioning && provisioning(catalog, stack, options.provisioning),
    },
    items: compiled.flatMap(({ items }) => items),
    degradations: [
      ...catalog.dashboards.flatMap(({ uid }) => uidDegradations(stack, uid)),
      ...compiled.flatMap(({ degradations }) => degradations),
    ],
    breaches: [],
  };
}
