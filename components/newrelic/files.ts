import type { Artifact } from "../../model/stack.ts";
import { json } from "../vendors/text.ts";
import type { NewRelicObjects } from "./compile.ts";

/** The objects in JSON: one file of each kind, and one for each dashboard. */
export function files(objects: NewRelicObjects): readonly Artifact[] {
  const { policies, conditions, compounds, serviceLevels, synthetics, dashboards } = objects;
  const kinds = {
    policies,
    conditions,
    "compound-conditions": compounds,
    "service-levels": serviceLevels,
    synthetics,
  };
  return [
    ...Object.entries(kinds).map(([name, all]) => ({ path: `newrelic/${name}.json`, content: json(all) })),
    ...Object.entries(dashboards).map(([uid, dashboard]) => ({
      path: `newrelic/dashboards/${uid}.json`,
      content: json(dashboard),
    })),
  ];
}
