import type { CompiledItem, Unparsed } from "../../model/stack.ts";
import { logqlSyntaxError } from "./syntax.ts";

/** Expressions that LogQL's grammar refuses. */
export const check = (items: readonly CompiledItem[]): readonly Unparsed[] =>
  items.flatMap(({ kind, name, query }) => {
    const problem = logqlSyntaxError(query);
    return problem === undefined ? [] : [{ item: `${kind} ${name}`, query, problem }];
  });
