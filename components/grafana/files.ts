import type { WithOrigin } from "../../model/origin.ts";
import { originText } from "../../model/origin.ts";
import type { Artifact } from "../../model/stack.ts";
import { commented, yaml } from "../yaml.ts";
import type { DashboardObject, GrafanaObjects } from "./compile.ts";
import { sortedJson } from "./json.ts";

/** File name of a dashboard. */
export const dashboardFile = ({ uid }: Pick<DashboardObject, "uid">): string => `${uid}.json`;

/** A dashboard as files and ConfigMaps take it. */
export const dashboardText = ({ model }: Pick<DashboardObject, "model">): string => sortedJson(model);

/** YAML whose first line says where it comes from. */
const commentedYaml = ({ origin, object }: WithOrigin<object>): string => yaml(commented(originText(origin), object));

/** A file of the provisioning folder. */
export const provisioningText = commentedYaml;

/** Paths below Grafana's provisioning folder. */
export const provisioningPaths = {
  dataSources: "datasources/prometheus.yaml",
  dashboards: "dashboards/catalog.yaml",
} as const;

export const dashboardPath = (dashboard: Pick<DashboardObject, "uid">): string =>
  `grafana/dashboards/${dashboardFile(dashboard)}`;

/** Dashboards, what their linter is to leave out, and what a Grafana of our own reads when it starts. */
export function files({ dashboards, provisioning, lint }: GrafanaObjects): readonly Artifact[] {
  return [
    ...dashboards.map((dashboard) => ({ path: dashboardPath(dashboard), content: dashboardText(dashboard) })),
    ...(dashboards.length === 0 ? [] : [{ path: "grafana/dashboards/.lint", content: commentedYaml(lint) }]),
    ...(provisioning === undefined
      ? []
      : (["dataSources", "dashboards"] as const).map((part) => ({
          path: `grafana/provisioning/${provisioningPaths[part]}`,
          content: provisioningText(provisioning[part]),
        }))),
  ];
}
