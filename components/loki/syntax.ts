import { parser } from "@grafana/lezer-logql";
import { lezerSyntaxError } from "../lezer-syntax.ts";

/** What is wrong with the syntax of a LogQL expression, or undefined, by the grammar of Grafana's own editor. */
export const logqlSyntaxError = (expression: string): string | undefined => lezerSyntaxError(parser, expression);
