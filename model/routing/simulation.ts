import type { Labels } from "../alert-labels.ts";
import type { InhibitionRule } from "./inhibition.ts";
import { matches } from "./matcher.ts";
import type { CompiledRoute, Routing } from "./routes.ts";

/** The route that Alertmanager sends an alert with these labels down: the first that matches. */
export function routeFor({ routes, fallback }: Routing, labels: Labels): CompiledRoute {
  return routes.find(({ matchers }) => matches(matchers, labels)) ?? fallback;
}

/**
 * Whether Alertmanager keeps `target` quiet because of a firing `source` under this rule. Two missing labels count as
 * equal, and an alert that matches both sides is not silenced by another one that does.
 */
export function inhibits({ source, target, equal }: InhibitionRule, firing: Labels, quiet: Labels): boolean {
  if (!matches(target, quiet) || !matches(source, firing)) return false;
  if (matches(source, quiet) && matches(target, firing)) return false;
  return equal.every((label) => (firing[label] ?? "") === (quiet[label] ?? ""));
}
