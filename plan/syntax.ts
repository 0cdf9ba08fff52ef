import type { Compiled } from "./compile.ts";
import type { Mistake } from "./mistake.ts";
import { vendors } from "./tiers.ts";

/** Every PromQL expression that its real grammar refuses: a mistake of a `raw` query, or of ours. */
export async function syntaxMistakes(compiled: readonly Compiled[]): Promise<readonly Mistake[]> {
  const ofPrometheus = compiled.filter(({ backend }) => !vendors.some((vendor) => vendor === backend));
  const { syntaxError } = await import("../components/prometheus/compile/syntax.ts");
  return ofPrometheus.flatMap(({ backend, output }) =>
    output.items
      .filter(({ kind }) => kind === "alert" || kind === "recording" || kind === "slo" || kind === "panel")
      .flatMap(({ kind, name, query }) => {
        const error = syntaxError(query);
        return error === undefined
          ? []
          : [{ path: `${backend}: ${kind} ${name}`, found: `${query} (${error})`, allowed: "an expression in PromQL" }];
      }),
  );
}
