import { ofItems } from "../../../model/origin.ts";
import type { Degradation } from "../../../model/stack.ts";
import { dashboardFile, dashboardPath, dashboardText } from "../../grafana/files.ts";
import type { DashboardObject, GrafanaObjects } from "../../grafana/compile.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import { hasRoom, roomyContent } from "../../kubernetes/limits.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import type { PlacedObject } from "../../kubernetes/resources.ts";
import { bundles } from "./bundles.ts";

/** A dashboard with its text, whose length decides where it has room. */
interface DashboardFile {
  readonly dashboard: Pick<DashboardObject, "name" | "uid">;
  readonly text: string;
}

export const dashboardFiles = ({ dashboards }: Pick<GrafanaObjects, "dashboards">): readonly DashboardFile[] =>
  dashboards.map((dashboard) => ({ dashboard, text: dashboardText(dashboard) }));

/**
 * Dashboards for the sidecar beside Grafana, which loads each file of a ConfigMap with this label into the folder that the
 * annotation names.
 */
export function dashboardObjects(
  context: KubernetesContext,
  dashboards: readonly DashboardFile[],
): readonly PlacedObject[] {
  const { catalog, stack, settings } = context;
  const all = bundles(
    dashboards.filter(({ text }) => hasRoom(text)),
    {
      kind: "dashboards",
      nameOf: ({ dashboard }) => `dashboard ${dashboard.uid}`,
      bytesOf: ({ text }) => Buffer.byteLength(text),
      limit: roomyContent,
    },
  );
  return all.map(({ name, items }) => ({
    origin: ofItems(
      ["dashboard", "dashboards"],
      items.map(({ dashboard }) => dashboard.name),
    ),
    object: {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name,
        namespace: settings.namespace,
        labels: { ...objectLabels(context), grafana_dashboard: "1" },
        // A slash would be a folder within a folder.
        annotations: { grafana_folder: `${catalog.title} (${stack.stack})`.replaceAll("/", "-") },
      },
      data: Object.fromEntries(items.map(({ dashboard, text }) => [dashboardFile(dashboard), text])),
    },
  }));
}

export function dashboardDegradations(dashboards: readonly DashboardFile[]): readonly Degradation[] {
  return dashboards
    .filter(({ text }) => !hasRoom(text))
    .map(({ dashboard, text }) => ({
      backend: "grafana",
      item: `dashboard ${dashboard.uid}`,
      lost: `the whole dashboard: its ${Buffer.byteLength(text)} bytes do not fit into a ConfigMap`,
      fallback: `the file ${dashboardPath(dashboard)}, to import by hand`,
    }));
}
