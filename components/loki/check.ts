import type { Unparsed } from "../../model/stack.ts";
import type { LokiRuleFile } from "../kubernetes/logs/inputs.ts";
import { logqlSyntaxError } from "./syntax.ts";

/** Alerts whose expressions LogQL's grammar refuses. */
export const check = (files: readonly LokiRuleFile[]): readonly Unparsed[] =>
  files
    .flatMap(({ groups }) => groups.flatMap(({ rules }) => rules))
    .flatMap((rule) => {
      const problem = logqlSyntaxError(rule.expr);
      return problem === undefined
        ? []
        : [{ item: `alert ${"alert" in rule ? rule.alert : rule.record}`, query: rule.expr, problem }];
    });
