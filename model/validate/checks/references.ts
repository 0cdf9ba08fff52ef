import type { DashboardLink } from "../../alert.ts";
import { severities } from "../../alert.ts";
import { known } from "../choices.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Services, SLOs, uptime checks, dashboards and panels that something names and that do not exist. */
export const references: Check = ({ catalog, stated, serviceNames }) => {
  const slos = new Set(catalog.slos.map(({ name }) => name));
  const checks = new Set(catalog.uptimeChecks.map(({ name }) => name));
  const levels: ReadonlySet<string> = new Set(severities);
  const panels = new Map(
    catalog.dashboards.map(({ uid, rows }) => [
      uid,
      new Set(rows.flatMap((row) => row.panels.map(({ title }) => title))),
    ]),
  );
  const uids = new Set(panels.keys());
  const linked = ({ uid, panel }: DashboardLink, at: string) => {
    const titles = panels.get(uid);
    if (titles === undefined) return known(uid, uids, `${at}.uid`);
    return panel === undefined ? [] : known(panel, titles, `${at}.panel`);
  };
  return [
    ...catalog.scrapeJobs.flatMap(({ name, service }) =>
      known(service, serviceNames, path("scrapeJobs", name, "service")),
    ),
    ...catalog.slos.flatMap(({ name, service, dashboard, minimumTraffic }) => [
      ...known(service, serviceNames, path("slos", name, "service")),
      ...linked(dashboard, path("slos", name, "dashboard")),
      ...(minimumTraffic?.drivenBy === undefined
        ? []
        : known(minimumTraffic.drivenBy, checks, path("slos", name, "minimumTraffic", "drivenBy"))),
    ]),
    ...stated.flatMap(([{ service, severity, slo, dashboard }, at]) => [
      ...known(service, serviceNames, `${at}.service`),
      ...known(severity, levels, `${at}.severity`),
      ...(slo === undefined ? [] : known(slo, slos, `${at}.slo`)),
      ...linked(dashboard, `${at}.dashboard`),
    ]),
    ...catalog.dashboards.flatMap(({ uid, rows }) =>
      rows
        .flatMap((row) => row.panels)
        .flatMap((panel) =>
          panel.kind === "slo" ? known(panel.slo, slos, path("dashboards", uid, panel.title, "slo")) : [],
        ),
    ),
    ...catalog.uptimeChecks.flatMap(({ name, service }) =>
      known(service, serviceNames, path("uptimeChecks", name, "service")),
    ),
  ];
};
