import type { Catalog } from "../catalog.ts";
import type { GroupBy, RouteTiming } from "../notification.ts";
import { isPagersAlone, receiverOf } from "../paging.ts";
import type { StackContext } from "../stack.ts";
import type { Matcher } from "./matcher.ts";
import { equals } from "./matcher.ts";

export interface CompiledRoute extends RouteTiming {
  /** What it takes, for people: "severity critical". */
  readonly title: string;
  /** None: takes everything. */
  readonly matchers: readonly Matcher[];
  readonly receiver: string;
  readonly groupBy: GroupBy;
  /** Whether later routes get its alerts, too. */
  readonly continue: boolean;
  readonly mute: readonly string[];
  readonly sendResolved: boolean;
}

/** Those of `routes` that match take an alert, down to the first that does not continue; where none does, `fallback`. */
export interface Routing {
  readonly routes: readonly CompiledRoute[];
  readonly fallback: CompiledRoute;
}

const labelOf = { severity: "severity", alert: "alertname", team: "team" } as const;
const matchKeys = ["alert", "severity", "team"] as const;

/**
 * The catalog's routes in order. Where paging is off, a route that would page keeps its matchers, grouping and timing and
 * goes to the receiver of warnings instead; one that is for a pager beside the next route is left out.
 */
export function compileRoutes({ notifications }: Catalog, stack: StackContext): Routing {
  const { defaultRoute, routes } = notifications;
  const beside = routes.filter(
    (route) => stack.pages || route.continue !== true || !isPagersAlone(route, notifications),
  );
  return {
    routes: beside.map((route) => {
      const { match, ...rest } = route;
      const given = matchKeys.flatMap((key) => (match[key] === undefined ? [] : [{ key, value: match[key] }]));
      return {
        ...rest,
        continue: route.continue === true,
        title: `${given.map(({ key, value }) => `${key} ${value}`).join(", ")}${route.continue === true ? ", and on" : ""}`,
        matchers: given.map(({ key, value }) => equals(labelOf[key], value)),
        receiver: receiverOf(route, notifications, stack.pages),
      };
    }),
    fallback: {
      ...defaultRoute,
      continue: false,
      title: "everything else",
      matchers: [],
      receiver: receiverOf(defaultRoute, notifications, stack.pages),
    },
  };
}
