import type { Catalog } from "../../catalog.ts";
import type { Mistake } from "../mistake.ts";
import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";

/** The second and further ones of a name. */
function repeated(kind: string, names: readonly string[], within: readonly string[] = []): readonly Mistake[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([name, count]) => ({
      path: path(...within, kind, name),
      found: `${count} of this name`,
      allowed: "one",
    }));
}

const named = (things: readonly { readonly name: string }[]): readonly string[] => things.map(({ name }) => name);

function notifications({ notifications: { receivers, muteWindows } }: Catalog): readonly Mistake[] {
  return [
    ...repeated("receivers", named(receivers), ["notifications"]),
    ...repeated("muteWindows", named(muteWindows), ["notifications"]),
  ];
}

function onCall({ onCall: { teams, responders, schedules, escalationPolicies } }: Catalog): readonly Mistake[] {
  return [
    ...repeated("teams", named(teams), ["onCall"]),
    ...repeated(
      "responders",
      responders.map(({ email }) => email),
      ["onCall"],
    ),
    ...repeated("schedules", named(schedules), ["onCall"]),
    ...repeated("escalationPolicies", named(escalationPolicies), ["onCall"]),
  ];
}

/** Grafana stops importing a folder in which two dashboards have one title. */
function titles({ dashboards }: Catalog): readonly Mistake[] {
  return dashboards.flatMap(({ uid, title }, index) => {
    const twin = dashboards.slice(0, index).find((other) => other.title === title && other.uid !== uid);
    if (twin === undefined) return [];
    const at = path("dashboards", uid, "title");
    return [
      {
        path: at,
        found: `${quoted(title)}, which is also ${path("dashboards", twin.uid)}'s`,
        allowed: "a title of its own",
      },
    ];
  });
}

/** Names that two things of a kind have, where one would replace or hide the other. */
export const duplicateNames: Check = ({ catalog, slos, stated }) => [
  ...repeated("services", named(catalog.services)),
  ...repeated("scrapeJobs", named(catalog.scrapeJobs)),
  // Exporters share metric names, so the job is a part of the identity.
  ...repeated(
    "metrics",
    catalog.metrics.map(({ job, name }) => `${name} of ${job}`),
  ),
  ...repeated("slos", named(catalog.slos)),
  ...repeated("alerts", [
    ...slos.flatMap(([, names]) => Object.values(names)),
    ...named(stated.map(([alert]) => alert)),
  ]),
  ...repeated(
    "dashboards",
    catalog.dashboards.map(({ uid }) => uid),
  ),
  ...catalog.dashboards.flatMap(({ uid, rows }) =>
    repeated(
      "panels",
      rows.flatMap(({ panels }) => panels.map(({ title }) => title)),
      ["dashboards", uid],
    ),
  ),
  ...titles(catalog),
  ...repeated("uptimeChecks", named(catalog.uptimeChecks)),
  ...notifications(catalog),
  ...onCall(catalog),
];
