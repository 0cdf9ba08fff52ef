import type { Catalog } from "../../model/catalog.ts";
import { dashboardUid } from "../../model/dashboard-uid.ts";
import type { WithOrigin } from "../../model/origin.ts";
import type { BackendOutput, Degradation, StackContext } from "../../model/stack.ts";
import { alertsByDashboard, firingAlerts } from "./alerts.ts";
import type { GrafanaDashboard, DashboardSet } from "./dashboard.ts";
import { compileDashboard } from "./dashboard.ts";
import type { LintConfig } from "./lint.ts";
import { lintConfig } from "./lint.ts";
import type { GrafanaOptions } from "./options.ts";
import type { ProvisioningObjects } from "./provisioning.ts";
import { provisioning } from "./provisioning.ts";

export { check } from "./check.ts";
export { files } from "./files.ts";
export type { GrafanaOptions, Provisioning } from "./options.ts";

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
  /** Beside the dashboards, for those who lint them; Grafana does not read it. */
  readonly lint: WithOrigin<LintConfig>;
}

/** Links that config makes of product, stack and dashboard, although Grafana takes no uid as long as that. */
function missedLinks({ dashboards }: Catalog, stack: StackContext): readonly Degradation[] {
  return dashboards.flatMap(({ uid: name }) => {
    const plain = `${stack.product}-${stack.stack}-${name}`;
    const uid = dashboardUid(stack, name);
    const link = stack.links.dashboard.replaceAll("{dashboard}", name);
    if (uid === plain || !link.includes(plain)) return [];
    return [
      {
        backend: "grafana",
        item: `dashboard ${name}`,
        lost: `its link from alerts, ${link}: its uid is ${uid}`,
        fallback: "nothing; say {uid} in dashboardUrl",
      },
    ];
  });
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
      lint: lintConfig(catalog),
      provisioning: options.provisioning && provisioning(catalog, stack, options.provisioning),
    },
    items: compiled.flatMap(({ items }) => items),
    degradations: [...missedLinks(catalog, stack), ...compiled.flatMap(({ degradations }) => degradations)],
    breaches: [],
  };
}
