import type { Catalog } from "../../../../model/catalog.ts";
import type { RouteTiming } from "../../../../model/notification.ts";
import { receiverOf } from "../../../../model/paging.ts";
import type { StackContext } from "../../../../model/stack.ts";
import type { Matcher } from "./matcher.ts";
import { equals } from "./matcher.ts";

export interface CompiledRoute extends RouteTiming {
  /** What it takes, for people: "severity critical". */
  readonly title: string;
  /** None: takes everything. */
  readonly matchers: readonly Matcher[];
  readonly receiver: string;
  readonly groupBy: readonly string[];
  readonly mute: readonly string[];
  readonly sendResolved: boolean;
}

/** The first of `routes` that matches takes an alert, else `fallback` does. */
export interface Routing {
  readonly routes: readonly CompiledRoute[];
  readonly fallback: CompiledRoute;
}

const labelOf = { severity: "severity", alert: "alertname", team: "team" } as const;
const matchKeys = ["alert", "severity", "team"] as const;

/**
 * The catalog's routes in order. Where paging is off, a route that would page keeps its matchers, grouping and timing and
 * goes to the receiver of warnings instead.
 */
export function compileRoutes({ notifications }: Catalog, stack: StackContext): Routing {
  const { defaultRoute, routes } = notifications;
  return {
    routes: routes.map((route) => {
      const { match, ...rest } = route;
      const given = matchKeys.flatMap((key) => (match[key] === undefined ? [] : [{ key, value: match[key] }]));
      return {
        ...rest,
        title: given.map(({ key, value }) => `${key} ${value}`).join(", "),
        matchers: given.map(({ key, value }) => equals(labelOf[key], value)),
        receiver: receiverOf(route, notifications, stack.pages),
      };
    }),
    fallback: {
      ...defaultRoute,
      title: "everything else",
      matchers: [],
      receiver: receiverOf(defaultRoute, notifications, stack.pages),
    },
  };
}
