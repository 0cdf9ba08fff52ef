import { fileKind } from "./file/kind.ts";
import { processKind } from "./process/kind.ts";
import { namespaceRemovalKind } from "./namespace/kind.ts";
import type { AnyResourceKind } from "./resource-kind.ts";

/** Every kind of resource by its type token, as a program names it. */
export const resourceKinds: ReadonlyMap<string, AnyResourceKind> = new Map<string, AnyResourceKind>([
  ["stratoai:index:File", fileKind],
  ["stratoai:index:NamespaceRemoval", namespaceRemovalKind],
  ["stratoai:index:Process", processKind],
]);
