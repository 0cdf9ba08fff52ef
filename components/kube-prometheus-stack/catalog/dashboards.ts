import { basename } from "node:path/posix";
import type { Artifact, BackendOutput, Degradation } from "../../../model/stack.ts";
import type { KubernetesContext } from "../../kubernetes/context.ts";
import type { KubernetesObject } from "../../kubernetes/object.ts";
import { hasRoom, roomyContent } from "../../kubernetes/limits.ts";
import { objectLabels } from "../../kubernetes/object-labels.ts";
import { bundles } from "./bundles.ts";

const isDashboard = ({ path }: Artifact): boolean => path.startsWith("grafana/dashboards/");

const fits = ({ content }: Artifact): boolean => hasRoom(content);

/**
 * Dashboards for the sidecar beside Grafana, which loads each file of a ConfigMap with this label into the folder that the
 * annotation names.
 */
export function dashboardObjects(
  context: KubernetesContext,
  { artifacts }: BackendOutput,
): readonly KubernetesObject[] {
  const { catalog, stack, settings } = context;
  const all = bundles(
    artifacts.filter((artifact) => isDashboard(artifact) && fits(artifact)),
    {
      kind: "dashboards",
      nameOf: ({ path }) => `dashboard ${basename(path, ".json")}`,
      bytesOf: ({ content }) => Buffer.byteLength(content),
      limit: roomyContent,
    },
  );
  return all.map(({ name, items }) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name,
      namespace: settings.namespace,
      labels: { ...objectLabels(context), grafana_dashboard: "1" },
      // A slash would be a folder within a folder.
      annotations: { grafana_folder: `${catalog.title} (${stack.stack})`.replaceAll("/", "-") },
    },
    data: Object.fromEntries(items.map(({ path, content }) => [basename(path), content])),
  }));
}

export function dashboardDegradations({ artifacts }: BackendOutput): readonly Degradation[] {
  return artifacts
    .filter((artifact) => isDashboard(artifact) && !fits(artifact))
    .map(({ path, content }) => ({
      backend: "grafana",
      item: `dashboard ${basename(path, ".json")}`,
      lost: `the whole dashboard: its ${Buffer.byteLength(content)} bytes do not fit into a ConfigMap`,
      fallback: `the file ${path}, to import by hand`,
    }));
}
