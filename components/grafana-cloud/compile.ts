import { secretsRead } from "../alertmanager/compile.ts";
import * as alertmanager from "../alertmanager/compile.ts";
import { notificationOptions } from "../alertmanager/options.ts";
import type { Compiled, Context } from "../backend.ts";
import { itemsOf } from "../backend.ts";
import * as grafana from "../grafana/compile.ts";
import * as prometheus from "../prometheus/compile.ts";
import type { Artifact, Unparsed } from "../../model/stack.ts";

/** What Grafana Cloud's rulers, Alertmanager and Grafana are given. */
export interface GrafanaCloudObjects {
  readonly prometheus: prometheus.PrometheusObjects;
  readonly alertmanager: alertmanager.AlertmanagerObjects;
  readonly grafana: grafana.GrafanaObjects;
}

export function compile({ catalog, stack, notifications }: Context): Compiled<GrafanaCloudObjects> {
  // Another service watches from outside; what is asked from within has a prober of its own.
  const probed = { ...catalog, uptimeChecks: catalog.uptimeChecks.filter(({ from }) => from === "inside") };
  const rules = prometheus.compile(probed, stack, { limits: prometheus.grafanaCloudLimits });
  const routes = alertmanager.compile(catalog, stack, notificationOptions(notifications));
  const dashboards = grafana.compile(catalog, stack);
  return {
    objects: { prometheus: rules.objects, alertmanager: routes.objects, grafana: dashboards.objects },
    items: [
      ...itemsOf("metrics", rules.items),
      ...itemsOf("alerting", routes.items),
      ...itemsOf("dashboards", dashboards.items),
    ],
    degradations: [rules, routes, dashboards].flatMap(({ degradations }) => degradations),
    breaches: rules.breaches,
  };
}

export const files = (objects: GrafanaCloudObjects): readonly Artifact[] => [
  ...prometheus.files(objects.prometheus),
  ...alertmanager.files(objects.alertmanager),
  ...grafana.files(objects.grafana),
];

export const check = (objects: GrafanaCloudObjects): readonly Unparsed[] => [
  ...prometheus.check(objects.prometheus),
  ...grafana.check(objects.grafana),
];

export const secretsNeeded = ({ catalog, stack, notifications: { discord, teams } }: Context): readonly string[] =>
  secretsRead(catalog, stack, { enabled: { discord, teams } });
