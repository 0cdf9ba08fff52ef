import type { Compiled } from "./compile.ts";
import type { Issue } from "../model/issue.ts";

/** Every compiled query that its language's grammar refuses: an issue in a `raw` query, or ours. */
export const syntaxIssues = (compiled: readonly Pick<Compiled, "backend" | "check">[]): readonly Issue[] =>
  compiled.flatMap(({ backend, check }) =>
    check().map(({ item, query, problem }) => ({
      path: `${backend}: ${item}`,
      got: `${query} (${problem})`,
      expected: "a query that the backend takes",
    })),
  );
