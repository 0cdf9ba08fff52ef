import { logqlSyntaxError } from "../../components/loki/syntax.ts";
import type { BackendOutput } from "../../model/stack.ts";
import type { Unparsed } from "./unparsed.ts";

/** Expressions that LogQL's grammar refuses. */
export function unparsedLogql({ items }: BackendOutput): readonly Unparsed[] {
  return items.flatMap(({ kind, name, query }) => {
    const problem = logqlSyntaxError(query);
    return problem === undefined ? [] : [{ item: `${kind} ${name}`, query, problem }];
  });
}
