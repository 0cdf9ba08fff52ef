import type { CheckFailure } from "@pulumi/pulumi/provider/index.js";

/** Something wrong with a resource's inputs. */
export interface Issue {
  /** Where: property names and list positions, from the top. */
  readonly path: readonly PropertyKey[];
  /** What is wrong and what is expected; never the value of a property that may be secret. */
  readonly message: string;
}

/** `ports[0].protocol` */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === "number" ? `[${part}]` : `${at > 0 ? "." : ""}${String(part)}`))
    .join("");
}

/** The form in which the engine shows an issue beside the resource. */
export function failure(issue: Issue): CheckFailure {
  return { property: pathText(issue.path), reason: issue.message };
}
