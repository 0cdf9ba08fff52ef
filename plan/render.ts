import type { Artifact } from "../model/stack.ts";
import type { Planned } from "./make-plan.ts";
import { artifacts } from "./make-plan.ts";

/**
 * Every file of a rendered stack, by path: what the backends get, what their readers get beside it, the runbooks, and the
 * plan itself.
 */
export async function rendered(planned: Planned): Promise<readonly Artifact[]> {
  const forReaders = await Promise.all(
    planned.compiled.map(
      async ({ backend, context, compiled: { objects } }) => (await backend.rendered?.(objects, context)) ?? [],
    ),
  );
  const files = [
    ...(await artifacts(planned)),
    ...forReaders.flat(),
    { path: "plan.json", content: `${JSON.stringify(planned.plan, null, 2)}\n` },
  ];
  const paths = new Set(files.map(({ path }) => path));
  if (paths.size < files.length) throw new Error("two artifacts of the plan have the same path");
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
