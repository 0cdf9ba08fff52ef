import type { Unparsed } from "../../model/stack.ts";
import { parseError } from "../vendors/grammar/grammar-error.ts";
import { compoundProblems, conditionProblems } from "./grammar/condition.ts";
import { parseNrql } from "./grammar/nrql.ts";
import type { NewRelicObjects } from "./compile.ts";

/** The queries of a dashboard's widgets, wherever they stand. */
function widgetQueries(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(widgetQueries);
  if (typeof node !== "object" || node === null) return [];
  const { query } = node as { readonly query?: unknown };
  return typeof query === "string" ? [query] : Object.values(node).flatMap(widgetQueries);
}

/** Conditions and widgets that New Relic's API refuses, as far as its documentation says. */
export function check(objects: NewRelicObjects): readonly Unparsed[] {
  const policies = new Set(Object.keys(objects.policies));
  const known = new Set(Object.keys(objects.conditions));
  const single = Object.entries(objects.conditions).flatMap(([key, condition]) =>
    conditionProblems(condition, policies).map((problem) => ({
      item: `alert ${key}`,
      query: condition.nrql.query,
      problem,
    })),
  );
  const compound = Object.entries(objects.compounds).flatMap(([key, definition]) =>
    compoundProblems(definition, policies, known).map((problem) => ({
      item: `alert ${key}`,
      query: definition.triggerExpression,
      problem,
    })),
  );
  const graphs = Object.entries(objects.dashboards).flatMap(([uid, dashboard]) =>
    widgetQueries(dashboard).flatMap((query) => {
      const problem = parseError(() => parseNrql(query));
      return problem === undefined ? [] : [{ item: `dashboard ${uid}`, query, problem }];
    }),
  );
  return [...single, ...compound, ...graphs];
}
