import type { Catalog } from "../../model/catalog.ts";
import type { Compiled } from "../compile.ts";
import type { Issue } from "../../model/issue.ts";
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

/** Every compiled query that its language's grammar refuses: an issue in a `raw` query, or ours. */
export async function syntaxIssues(compiled: readonly Compiled[], catalog: Catalog): Promise<readonly Issue[]> {
  const issues = await Promise.all(
    compiled.map(async (one) =>
      (await unparsed(one, catalog)).map(({ item, query, problem }) => ({
        path: `${one.backend}: ${item}`,
        got: `${query} (${problem})`,
        expected: "a query that the backend takes",
      })),
    ),
  );
  return issues.flat();
}
