import { parser } from "@prometheus-io/lezer-promql";
import { lezerSyntaxError } from "../lezer-syntax.ts";

/**
 * What is wrong with an expression's syntax, or undefined. Only the grammar is looked at: `rate(x)` passes, its types
 * are Prometheus' own business.
 */
export const syntaxError = (expression: string): string | undefined => lezerSyntaxError(parser, expression);
