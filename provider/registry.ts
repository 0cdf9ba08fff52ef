import type { ResourceType } from "../model/type-token.ts";
import { resourceTokens, typeToken } from "../model/type-token.ts";
import { fileKind } from "./file/kind.ts";
import { processKind } from "./process/kind.ts";
import { namespaceRemovalKind } from "./namespace/kind.ts";
import type { AnyResourceKind } from "./resource-kind.ts";

const tokens = (kind: AnyResourceKind, type: ResourceType) =>
  resourceTokens(type).map((token) => [token, kind] as const);

/** Every kind of resource by its type token, as a program names it, and by the tokens that older states have. */
export const resourceKinds: ReadonlyMap<string, AnyResourceKind> = new Map<string, AnyResourceKind>([
  ...tokens(fileKind, "File"),
  ...tokens(processKind, "Process"),
  [typeToken("NamespaceRemoval"), namespaceRemovalKind],
]);
