import { receiverOf } from "../../paging.ts";
import type { Mistake } from "../mistake.ts";
import type { Check } from "../subject.ts";
import { routesOf } from "./routes.ts";

/** Two routes of one receiver that disagree about resolved notices, which Alertmanager sends by receiver. */
export const sendResolved: Check = ({ catalog: { notifications }, catalog, limits: { pages = true } }) => {
  const first = new Map<string, { readonly at: string; readonly sends: boolean }>();
  return routesOf(catalog).flatMap(([at, route]): readonly Mistake[] => {
    const receiver = receiverOf(route, notifications, pages);
    const before = first.get(receiver);
    if (before === undefined) first.set(receiver, { at, sends: route.sendResolved });
    if (before === undefined || before.sends === route.sendResolved) return [];
    const why = pages ? "" : "; paging is off: critical alerts are routed like warnings";
    return [
      {
        path: `${at}.sendResolved`,
        found: `${route.sendResolved}, but ${before.at} has ${before.sends} for the same receiver ${receiver}${why}`,
        allowed: "the same on every route to a receiver, or a receiver of its own",
      },
    ];
  });
};
