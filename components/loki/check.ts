import type { CompiledItem, Unparsed } from "../../model/stack.ts";
import { parser } from "@grafana/lezer-logql";
import { lezerSyntaxError } from "../lezer-syntax.ts";

/** What is wrong with the syntax of a LogQL expression, or undefined, by the grammar of Grafana's own editor. */
export const logqlSyntaxError = (expression: string): string | undefined => lezerSyntaxError(parser, expression);

/** Expressions that LogQL's grammar refuses. */
export const check = (items: readonly CompiledItem[]): readonly Unparsed[] =>
  items.flatMap(({ kind, name, query }) => {
    const problem = logqlSyntaxError(query);
    return problem === undefined ? [] : [{ item: `${kind} ${name}`, query, problem }];
  });
