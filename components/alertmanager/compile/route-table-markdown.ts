import type { Catalog } from "../../../model/catalog.ts";
import { markdownTable } from "../../markdown-table.ts";
import type { MuteWindow } from "../../../model/notification.ts";
import type { StackContext } from "../../../model/stack.ts";
import type { RouteTableRow } from "./route-table.ts";
import type { InhibitionRule } from "./routing/inhibition.ts";
import { matcherText } from "./routing/matcher.ts";
import type { CompiledRoute, Routing } from "./routing/routes.ts";

const list = (items: readonly string[]) => (items.length === 0 ? "–" : items.join(", "));

function alertRow({ alert, severity, labels, route, told, inhibitedBy }: RouteTableRow): readonly string[] {
  const who = told.length === 0 ? "nobody" : told.join("; ");
  return [alert, severity, labels.service ?? "", route.receiver, who, list(inhibitedBy), list(route.mute)];
}

function routeRow(route: CompiledRoute): readonly string[] {
  return [
    route.matchers.length === 0 ? route.title : route.matchers.map(matcherText).join(", "),
    route.receiver,
    list(route.groupBy),
    route.groupWait,
    route.groupInterval,
    route.repeatInterval,
    route.sendResolved ? "yes" : "no",
  ];
}

const named = (matchers: InhibitionRule["source"]) =>
  matchers.find(({ label }) => label === "alertname")?.value ?? matchers.map(matcherText).join(", ");

function muteRow({ name, weekdays, from, to, location, why }: MuteWindow): readonly string[] {
  return [name, list(weekdays), `${from}–${to}`, location, why];
}

/** The route table as one readable page: who is told, what is inhibited by what, what is muted when. */
export function routeTableMarkdown(
  catalog: Catalog,
  stack: StackContext,
  rows: readonly RouteTableRow[],
  routing: Routing,
  inhibitions: readonly InhibitionRule[],
): string {
  const { muteWindows } = catalog.notifications;
  const pages = stack.pages
    ? "Pages reach people."
    : "Pages are off (setting `pages`): critical alerts go where warnings go.";
  return [
    `# Who is told what: ${catalog.title}, ${stack.environment}`,
    `Compiled from the catalog. ${pages}`,
    "## Alerts",
    markdownTable(
      ["alert", "severity", "service", "receiver", "told", "nobody is told while this fires", "muted during"],
      rows.map(alertRow),
    ),
    "## Routes, the first that matches takes the alert",
    markdownTable(
      ["takes", "receiver", "one notification per", "wait", "interval", "repeat", "resolved notice"],
      [...routing.routes, routing.fallback].map(routeRow),
    ),
    "## Inhibitions",
    markdownTable(
      ["while this fires", "nobody is told of", "where these are there and equal", "why"],
      inhibitions.map(({ source, target, equal, why }) => [named(source), named(target), list(equal), why]),
    ),
    "## Mute windows",
    muteWindows.length === 0
      ? "None."
      : markdownTable(["name", "days", "time", "time zone", "why"], muteWindows.map(muteRow)),
    "",
  ].join("\n\n");
}
