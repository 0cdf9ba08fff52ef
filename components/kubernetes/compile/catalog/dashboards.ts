import { basename } from "node:path/posix";
import type { Artifact, BackendOutput, Degradation } from "../../../../model/stack.ts";
import type { KubernetesContext } from "../context.ts";
import type { KubernetesObject } from "../kubernetes-object.ts";
import { objectLabels } from "../object-labels.ts";
import { objectNames } from "./object-names.ts";

/** Bytes; a ConfigMap may have 1 MiB, with everything about it. */
const largestDashboard = 900 * 1024;

const isDashboard = ({ path }: Artifact): boolean => path.startsWith("grafana/dashboards/");

const fits = ({ content }: Artifact): boolean => Buffer.byteLength(content) <= largestDashboard;

/**
 * Dashboards for the sidecar beside Grafana, which loads each ConfigMap with this label into the folder that the
 * annotation names.
 */
export function dashboardObjects(
  context: KubernetesContext,
  { artifacts }: BackendOutput,
): readonly KubernetesObject[] {
  const { catalog, stack, settings } = context;
  const dashboards = artifacts.filter((artifact) => isDashboard(artifact) && fits(artifact));
  const names = objectNames(dashboards.map(({ path }) => `dashboard ${basename(path, ".json")}`));
  return dashboards.map(({ path, content }) => {
    const file = basename(path);
    const name = `dashboard ${basename(path, ".json")}`;
    return {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name: names.get(name) ?? name,
        namespace: settings.namespace,
        labels: { ...objectLabels(context), grafana_dashboard: "1" },
        // A slash would be a folder within a folder.
        annotations: { grafana_folder: `${catalog.title} (${stack.stack})`.replaceAll("/", "-") },
      },
      data: { [file]: content },
    };
  });
}

export function dashboardDegradations({ artifacts }: BackendOutput): readonly Degradation[] {
  return artifacts
    .filter((artifact) => isDashboard(artifact) && !fits(artifact))
    .map(({ path, content }) => ({
      backend: "grafana",
      item: `dashboard ${basename(path, ".json")}`,
      lost: `the whole dashboard: its ${Buffer.byteLength(content)} bytes do not fit into a ConfigMap`,
      standIn: `the file ${path}, to import by hand`,
    }));
}
