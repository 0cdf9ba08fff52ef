import type { Route } from "../../notification.ts";
import { known } from "../choices.ts";
import type { Check, Subject } from "../subject.ts";

/** Every route, and where it stands. */
export function routesOf({ notifications }: Subject["catalog"]): readonly (readonly [string, Omit<Route, "match">])[] {
  return [
    ["notifications.defaultRoute", notifications.defaultRoute],
    ...notifications.routes.map((route, index) => [`notifications.routes[${index}]`, route] as const),
  ];
}

const optional = (name: string | undefined, names: Iterable<string>, at: string) =>
  name === undefined ? [] : known(name, names, at);

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
      ...optional(match.alert, alertNames, `notifications.routes[${index}].match.alert`),
      ...optional(match.team, teamNames, `notifications.routes[${index}].match.team`),
    ]),
  ];
};
