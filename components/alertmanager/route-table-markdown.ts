import { markdownTable } from "../markdown-table.ts";
import type { MuteWindow } from "../../model/notification.ts";
import type { RouteTable, RouteTableRow } from "./route-table.ts";
import type { InhibitionRule } from "../../model/routing/inhibition.ts";
import { matcherText } from "../../model/routing/matcher.ts";
import type { CompiledRoute } from "../../model/routing/routes.ts";

const list = (items: readonly string[]) => (items.length === 0 ? "–" : items.join(", "));

function alertRow({
  alert,
  severity,
  labels,
  routes,
  groups,
  notified,
  inhibitedBy,
}: RouteTableRow): readonly string[] {
  const who = notified.length === 0 ? "nobody" : notified.join("; ");
  const muted = [...new Set(routes.flatMap(({ mute }) => mute))];
  return [
    alert,
    severity,
    labels.service ?? "",
    list(routes.map(({ receiver }) => receiver)),
    groups.join("; "),
    who,
    list(inhibitedBy),
    list(muted),
  ];
}

function routeRow(route: CompiledRoute): readonly string[] {
  return [
    route.matchers.length === 0 ? route.title : route.matchers.map(matcherText).join(", "),
    route.receiver,
    route.groupBy === "each alert" ? route.groupBy : list(route.groupBy),
    route.groupWait,
    route.groupInterval,
    route.repeatInterval,
    route.sendResolved ? "yes" : "no",
    route.continue ? "yes" : "no",
  ];
}

const named = (matchers: InhibitionRule["source"]) =>
  matchers.find(({ label }) => label === "alertname")?.value ?? matchers.map(matcherText).join(", ");

function muteRow({ name, weekdays, from, to, location, why }: MuteWindow): readonly string[] {
  return [name, list(weekdays), `${from}–${to}`, location, why];
}

/** The route table as one readable page: who is notified, what is inhibited by what, what is muted when. */
export function routeTableMarkdown(table: RouteTable): string {
  const { rows, routing, inhibitions, muteWindows } = table;
  const pages = table.pages
    ? "Pages reach people."
    : "Paging is off (setting `pages`): critical alerts are routed like warnings.";
  return [
    `# Who is notified of what: ${table.title}, ${table.environment}`,
    `Compiled from the catalog. ${pages}`,
    "## Alerts",
    markdownTable(
      ["alert", "severity", "service", "receiver", "one message per", "notified", "inhibited by", "muted during"],
      rows.map(alertRow),
    ),
    "## Routes, the first that matches and does not continue is the last to take the alert",
    markdownTable(
      ["takes", "receiver", "one notification per", "wait", "interval", "repeat", "resolved notice", "continues"],
      [...routing.routes, routing.fallback].map(routeRow),
    ),
    "## Inhibitions",
    markdownTable(
      ["while this fires", "this is inhibited", "where these are set and equal", "why"],
      inhibitions.map(({ source, target, equal, why }) => [named(source), named(target), list(equal), why]),
    ),
    "## Mute windows",
    muteWindows.length === 0
      ? "None."
      : markdownTable(["name", "days", "time", "time zone", "why"], muteWindows.map(muteRow)),
    "",
  ].join("\n\n");
}
