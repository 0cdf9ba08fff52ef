import { refusal } from "../../components/vendors/grammar/grammar-error.ts";
import type { CompoundDefinition, ConditionDefinition } from "../../components/newrelic/condition/definition.ts";
import { compoundProblems, conditionProblems } from "../../components/newrelic/grammar/condition.ts";
import { parseNrql } from "../../components/newrelic/grammar/nrql.ts";
import type { BackendOutput } from "../../model/stack.ts";
import type { Unparsed } from "./unparsed.ts";

/** The queries of a dashboard's widgets, wherever they stand. */
function widgetQueries(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(widgetQueries);
  if (typeof node !== "object" || node === null) return [];
  const { query } = node as { readonly query?: unknown };
  return typeof query === "string" ? [query] : Object.values(node).flatMap(widgetQueries);
}

/** Conditions and widgets that New Relic's API refuses, as far as its documentation says. */
export function unparsedNewRelic({ artifacts }: BackendOutput): readonly Unparsed[] {
  const read = <T>(name: string): Readonly<Record<string, T>> => {
    const text = artifacts.find(({ path }) => path === `newrelic/${name}.json`)?.content ?? "{}";
    return JSON.parse(text) as Readonly<Record<string, T>>;
  };
  const conditions = read<ConditionDefinition>("conditions");
  const policies = new Set(Object.keys(read("policies")));
  const known = new Set(Object.keys(conditions));
  const single = Object.entries(conditions).flatMap(([key, condition]) =>
    conditionProblems(condition, policies).map((problem) => ({ key, query: condition.nrql.query, problem })),
  );
  const compound = Object.entries(read<CompoundDefinition>("compound-conditions")).flatMap(([key, definition]) =>
    compoundProblems(definition, policies, known).map((problem) => ({
      key,
      query: definition.triggerExpression,
      problem,
    })),
  );
  const graphs = artifacts
    .filter(({ path }) => path.startsWith("newrelic/dashboards/"))
    .flatMap(({ path, content }) =>
      widgetQueries(JSON.parse(content)).flatMap((query) => {
        const problem = refusal(() => parseNrql(query));
        return problem === undefined ? [] : [{ item: path, query, problem }];
      }),
    );
  return [...[...single, ...compound].map(({ key, ...rest }) => ({ item: `alert ${key}`, ...rest })), ...graphs];
}
