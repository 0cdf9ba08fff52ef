import type { Unparsed } from "../../model/stack.ts";
import type { PrometheusObjects } from "./compile.ts";
import type { Rule } from "./rule-file.ts";
import { syntaxError } from "./syntax.ts";

const nameOf = (rule: Rule): string =>
  "alert" in rule ? `alert ${rule.alert}` : `recording ${rule.record}{slo="${rule.labels.slo ?? ""}"}`;

/** Rules whose expressions PromQL's own grammar refuses. */
export function check({ ruleFiles }: Pick<PrometheusObjects, "ruleFiles">): readonly Unparsed[] {
  const rules = ruleFiles.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  return rules.flatMap((rule) => {
    const problem = syntaxError(rule.expr);
    return problem === undefined ? [] : [{ item: nameOf(rule), query: rule.expr, problem }];
  });
}
