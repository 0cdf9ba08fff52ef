import { syntaxError } from "../../components/prometheus/syntax.ts";
import type { BackendOutput } from "../../model/stack.ts";
import type { Unparsed } from "./unparsed.ts";

/** Expressions that PromQL's own grammar refuses. Routes are none, and a check run outside is asked otherwise. */
export function unparsedPromql({ items }: BackendOutput): readonly Unparsed[] {
  return items
    .filter(({ kind, query }) => kind !== "route" && !(kind === "uptime check" && query.startsWith("GET ")))
    .flatMap((item) => {
      const problem = syntaxError(item.query);
      return problem === undefined ? [] : [{ item: `${item.kind} ${item.name}`, query: item.query, problem }];
    });
}
