import * as alertmanager from "../alertmanager/compile.ts";
import type { Compiled, Context, PlannedChild } from "../backend.ts";
import * as grafana from "../grafana/compile.ts";
import type { LanguageObjects } from "../languages.ts";
import { languagesCompiled } from "../languages.ts";
import * as prometheus from "../prometheus/compile.ts";
import { typeToken } from "../../model/type-token.ts";
import { alertmanagerOptions, localFiles, prometheusOptions } from "./files.ts";
import { localOptions } from "./options.ts";
import { local, processes } from "./processes.ts";
import type { LocalSettings } from "./settings.ts";

/** The catalog for programs of this machine, which speak to its inbox instead of to vendors. */
export function compile(context: Context<LocalSettings>): Compiled<LanguageObjects> {
  const { catalog, stack, own } = context;
  const options = localOptions(context);
  const shown = options.programs.grafana !== undefined;
  const rules = prometheus.compile(catalog, stack, prometheusOptions(catalog, options));
  const routes = alertmanager.compile(catalog, stack, alertmanagerOptions(options));
  const dashboards = grafana.compile(
    catalog,
    stack,
    shown
      ? { provisioning: { prometheusUrl: local(own.ports.prometheus), dashboardsPath: options.layout.dashboards } }
      : {},
  );
  const compiled = languagesCompiled({ rules, routes, dashboards });
  return {
    ...compiled,
    degradations: [
      ...compiled.degradations,
      ...(shown
        ? []
        : [
            {
              backend: "dashboard-files",
              item: "dashboards",
              lost: "somebody who shows them: Grafana is not installed on this machine, or config chose files",
              fallback: "files; an alert's dashboard link opens the inbox's page with its query's current values",
            },
          ]),
    ],
  };
}

/** What `up` makes: every file, and every process. */
export function resources(objects: LanguageObjects, context: Context<LocalSettings>): readonly PlannedChild[] {
  const options = localOptions(context);
  const files = localFiles(context.catalog, context.stack, objects, options);
  return [
    ...files.map(({ capability, path }) => ({ capability, type: typeToken("File"), suffix: path })),
    ...processes(options).map(({ capability, name }) => ({ capability, type: typeToken("Process"), suffix: name })),
  ];
}
