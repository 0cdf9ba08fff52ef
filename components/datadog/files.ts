import type { Artifact } from "../../model/stack.ts";
import { json } from "../vendors/text.ts";
import type { DatadogObjects } from "./compile.ts";

/** The objects in JSON, as Datadog's API takes them: one file of each kind, and one for each dashboard. */
export const files = ({ monitors, slos, synthetics, dashboards }: DatadogObjects): readonly Artifact[] => [
  ...Object.entries({ monitors, slos, synthetics }).map(([name, objects]) => ({
    path: `datadog/${name}.json`,
    content: json(objects),
  })),
  ...Object.entries(dashboards).map(([uid, dashboard]) => ({
    path: `datadog/dashboards/${uid}.json`,
    content: json(dashboard),
  })),
];
