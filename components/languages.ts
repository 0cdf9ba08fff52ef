import type { AlertmanagerObjects } from "./alertmanager/compile.ts";
import type { GrafanaObjects } from "./grafana/compile.ts";
import type { PrometheusObjects } from "./prometheus/compile.ts";

/** A catalog in the languages that several backends speak: rules, routes and dashboards. */
export interface LanguageObjects {
  readonly prometheus: PrometheusObjects;
  readonly alertmanager: AlertmanagerObjects;
  readonly grafana: GrafanaObjects;
}
