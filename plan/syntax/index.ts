import type { Catalog } from "../../model/catalog.ts";
import type { Compiled } from "../compile.ts";
import type { Mistake } from "../mistake.ts";
import type { Unparsed } from "./unparsed.ts";

async function unparsed({ backend, output }: Compiled, catalog: Catalog): Promise<readonly Unparsed[]> {
  switch (backend) {
    case "datadog":
      return (await import("./datadog.ts")).unparsedDatadog(output, catalog);
    case "newrelic":
      return (await import("./newrelic.ts")).unparsedNewRelic(output);
    case "loki":
      return (await import("./logql.ts")).unparsedLogql(output);
    default:
      return (await import("./promql.ts")).unparsedPromql(output);
  }
}

/** Every compiled query that its language's grammar refuses: a mistake in a `raw` query, or ours. */
export async function syntaxMistakes(compiled: readonly Compiled[], catalog: Catalog): Promise<readonly Mistake[]> {
  const mistakes = await Promise.all(
    compiled.map(async (one) =>
      (await unparsed(one, catalog)).map(({ item, query, problem }) => ({
        path: `${one.backend}: ${item}`,
        found: `${query} (${problem})`,
        allowed: "a query that the backend takes",
      })),
    ),
  );
  return mistakes.flat();
}
