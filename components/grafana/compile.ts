import type { Catalog } from "../../model/catalog.ts";
import type { BackendOutput, StackContext } from "../../model/stack.ts";
import { alertsByDashboard, firingAlerts } from "./alerts.ts";
import type { DashboardSet } from "./dashboard.ts";
import { compileDashboard } from "./dashboard.ts";
import type { GrafanaOptions } from "./options.ts";
import { provisioning } from "./provisioning.ts";
import { dashboardUid, uidDegradations } from "./uid.ts";

export type { GrafanaOptions, Provisioning } from "./options.ts";
export { dashboardUid } from "./uid.ts";

/**
 * A file per dashboard of the catalog, which asks Prometheus and shows the SLOs as Prometheus records them, and, where
 * the Grafana is ours to start, what it reads when it does.
 */
export function compile(catalog: Catalog, stack: StackContext, options: GrafanaOptions = {}): BackendOutput {
  const around: DashboardSet = {
    title: catalog.title,
    stack,
    slos: new Map(catalog.slos.map((slo) => [slo.name, slo])),
    alerts: alertsByDashboard(catalog),
    annotation: firingAlerts(catalog),
  };
  const compiled = catalog.dashboards.map((dashboard) => ({
    path: `grafana/dashboards/${dashboardUid(stack, dashboard.uid)}.json`,
    ...compileDashboard(dashboard, around),
  }));
  return {
    artifacts: [
      ...compiled.map(({ path, json }) => ({ path, content: json })),
      ...(options.provisioning === undefined ? [] : provisioning(catalog, stack, options.provisioning)),
    ],
    items: compiled.flatMap(({ items }) => items),
    degradations: [
      ...catalog.dashboards.flatMap(({ uid }) => uidDegradations(stack, uid)),
      ...compiled.flatMap(({ degradations }) => degradations),
    ],
    breaches: [],
  };
}
