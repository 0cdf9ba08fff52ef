import type { Route } from "../../notification.ts";
import { choices } from "../choices.ts";
import type { Issue } from "../../issue.ts";
import { quoted } from "../path.ts";
import type { Check, Subject } from "../subject.ts";

/** Every route, and where it stands. */
export function routesOf({ notifications }: Subject["catalog"]): readonly (readonly [string, Omit<Route, "match">])[] {
  return [
    ["notifications.defaultRoute", notifications.defaultRoute],
    ...notifications.routes.map((route, index) => [`notifications.routes[${index}]`, route] as const),
  ];
}

function known(name: string | undefined, names: Iterable<string>, at: string): readonly Issue[] {
  if (name === undefined || new Set(names).has(name)) return [];
  return [{ path: at, got: quoted(name), expected: choices(names, name) }];
}

/** Routes to nobody, or for alerts and teams that do not exist. */
export const routes: Check = ({ catalog, alertNames, teamNames }) => {
  const { notifications } = catalog;
  const receivers = notifications.receivers.map(({ name }) => name);
  const windows = notifications.muteWindows.map(({ name }) => name);
  return [
    ...routesOf(catalog).flatMap(([at, { receiver, mute }]) => [
      ...known(receiver, receivers, `${at}.receiver`),
      ...mute.flatMap((window) => known(window, windows, `${at}.mute`)),
    ]),
    ...notifications.routes.flatMap(({ match }, index) => [
      ...known(match.alert, alertNames, `notifications.routes[${index}].match.alert`),
      ...known(match.team, teamNames, `notifications.routes[${index}].match.team`),
    ]),
  ];
};
