import * as alertmanager from "../alertmanager/compile.ts";
import { notificationOptions } from "../alertmanager/options.ts";
import type { Compiled, Context } from "../backend.ts";
import * as grafana from "../grafana/compile.ts";
import * as prometheus from "../prometheus/compile.ts";
import type { LanguageObjects } from "../languages.ts";
import { languagesCompiled } from "../languages.ts";

/** What Grafana Cloud's rulers, Alertmanager and Grafana are given. */
export function compile({ catalog, stack, notifications }: Context): Compiled<LanguageObjects> {
  const rules = prometheus.compile(catalog, stack, {
    // Another service watches from outside; what is asked from within has a prober of its own.
    uptimeChecks: catalog.uptimeChecks.filter(({ from }) => from === "inside"),
    limits: { backend: "grafana-cloud", ...prometheus.tightestLimits },
  });
  const routes = alertmanager.compile(catalog, stack, notificationOptions(notifications));
  const dashboards = grafana.compile(catalog, stack);
  return languagesCompiled({ rules, routes, dashboards });
}
