import type { AlertmanagerObjects } from "./alertmanager/compile.ts";
import * as alertmanager from "./alertmanager/compile.ts";
import type { GrafanaObjects } from "./grafana/compile.ts";
import * as grafana from "./grafana/compile.ts";
import type { PrometheusObjects } from "./prometheus/compile.ts";
import * as prometheus from "./prometheus/compile.ts";
import type { Artifact, BackendOutput, Unparsed } from "../model/stack.ts";
import type { Compiled } from "./backend.ts";
import { itemsOf } from "./backend.ts";

/** A catalog in the languages that several backends speak: rules, routes and dashboards. */
export interface LanguageObjects {
  readonly prometheus: PrometheusObjects;
  readonly alertmanager: AlertmanagerObjects;
  readonly grafana: GrafanaObjects;
}

/** A catalog compiled to each of them. */
interface CompiledLanguages {
  readonly rules: BackendOutput<PrometheusObjects>;
  readonly routes: BackendOutput<AlertmanagerObjects>;
  readonly dashboards: BackendOutput<GrafanaObjects>;
}

/** The three as what one backend has compiled. */
export const languagesCompiled = ({ rules, routes, dashboards }: CompiledLanguages): Compiled<LanguageObjects> => ({
  objects: { prometheus: rules.objects, alertmanager: routes.objects, grafana: dashboards.objects },
  items: [
    ...itemsOf("metrics", rules.items),
    ...itemsOf("alerting", routes.items),
    ...itemsOf("dashboards", dashboards.items),
  ],
  degradations: [rules, routes, dashboards].flatMap(({ degradations }) => degradations),
  breaches: rules.breaches,
});

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
