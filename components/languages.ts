import type { AlertmanagerObjects } from "./alertmanager/compile.ts";
import * as alertmanager from "./alertmanager/compile.ts";
import type { GrafanaObjects } from "./grafana/compile.ts";
import * as grafana from "./grafana/compile.ts";
import type { PrometheusObjects } from "./prometheus/compile.ts";
import * as prometheus from "./prometheus/compile.ts";
import type { Artifact, Unparsed } from "../model/stack.ts";

/** A catalog in the languages that several backends speak: rules, routes and dashboards. */
export interface LanguageObjects {
  readonly prometheus: PrometheusObjects;
  readonly alertmanager: AlertmanagerObjects;
  readonly grafana: GrafanaObjects;
}

/** Their files, in native formats. */
export const languageFiles = (objects: LanguageObjects): readonly Artifact[] => [
  ...prometheus.files(objects.prometheus),
  ...alertmanager.files(objects.alertmanager),
  ...grafana.files(objects.grafana),
];

/** What of them PromQL's grammar refuses. */
export const languageCheck = (objects: LanguageObjects): readonly Unparsed[] => [
  ...prometheus.check(objects.prometheus),
  ...grafana.check(objects.grafana),
];
