import type { Labels } from "../alert-labels.ts";
import type { InhibitionRule } from "./inhibition.ts";
import { matches } from "./matcher.ts";
import type { CompiledRoute, Routing } from "./routes.ts";

/** The routes that Alertmanager sends an alert with these labels down. */
export function routesFor({ routes, fallback }: Routing, labels: Labels): readonly CompiledRoute[] {
  const taking = routes.filter(({ matchers }) => matches(matchers, labels));
  if (taking.length === 0) return [fallback];
  const last = taking.findIndex((route) => !route.continue);
  return last < 0 ? taking : taking.slice(0, last + 1);
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
