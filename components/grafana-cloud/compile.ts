import { secretsRead } from "../alertmanager/compile.ts";
import * as alertmanager from "../alertmanager/compile.ts";
import { notificationOptions } from "../alertmanager/options.ts";
import type { Compiled, Context } from "../backend.ts";
import { itemsOf } from "../backend.ts";
import * as grafana from "../grafana/compile.ts";
import * as prometheus from "../prometheus/compile.ts";
import type { LanguageObjects } from "../languages.ts";

/** What Grafana Cloud's rulers, Alertmanager and Grafana are given. */
export function compile({ catalog, stack, notifications }: Context): Compiled<LanguageObjects> {
  // Another service watches from outside; what is asked from within has a prober of its own.
  const probed = { ...catalog, uptimeChecks: catalog.uptimeChecks.filter(({ from }) => from === "inside") };
  const rules = prometheus.compile(probed, stack, {
    limits: { backend: "grafana-cloud", ...prometheus.tightestLimits },
  });
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

export const secretsNeeded = ({ catalog, stack, notifications: { discord, teams } }: Context): readonly string[] =>
  secretsRead(catalog, stack, { enabled: { discord, teams } });
