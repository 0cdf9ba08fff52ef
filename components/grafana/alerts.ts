import type { AnnotationQueryBuilder as Annotation } from "@grafana/grafana-foundation-sdk/dashboard";
import { AnnotationQueryBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import type { DashboardLink } from "../../model/alert.ts";
import { sloAlerts } from "../../model/burn-rate.ts";
import type { Catalog } from "../../model/catalog.ts";
import { matcher } from "../prometheus/selector.ts";
import { chosenDataSource, chosenLabels } from "./variables.ts";

/** An alert's name, and where its reader looks. */
export interface PicturedAlert {
  readonly name: string;
  readonly dashboard: DashboardLink;
}

/** Dashboard uid → the alerts that it pictures, those of the SLOs first. */
export function alertsByDashboard(catalog: Catalog): ReadonlyMap<string, readonly PicturedAlert[]> {
  const ofSlos = catalog.slos.flatMap((slo) => sloAlerts(slo).map(({ name, dashboard }) => ({ name, dashboard })));
  const all = new Map<string, PicturedAlert[]>();
  for (const { name, dashboard } of [...ofSlos, ...catalog.alerts, ...catalog.logAlerts]) {
    const pictured = all.get(dashboard.uid);
    if (pictured === undefined) all.set(dashboard.uid, [{ name, dashboard }]);
    else pictured.push({ name, dashboard });
  }
  return all;
}

/** Marks on every panel when an alert fired; not those that always do. */
export function firingAlerts(catalog: Catalog): Annotation {
  const heartbeats = catalog.alerts.filter(({ condition }) => condition.kind === "always").map(({ name }) => name);
  const others = heartbeats.map((name) => matcher("alertname", { isNot: name }));
  return new AnnotationQueryBuilder()
    .name("Firing alerts")
    .datasource(chosenDataSource)
    .enable(true)
    .iconColor("red")
    .expr(`ALERTS{${['alertstate="firing"', ...others, ...chosenLabels].join(",")}}`)
    .titleFormat("{{alertname}}")
    .textFormat("{{service}} {{instance}}")
    .tagKeys("severity,service,team")
    .step("60s");
}
