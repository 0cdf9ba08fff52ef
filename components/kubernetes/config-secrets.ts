import type { ClusterResources, SecretPiece } from "./resources.ts";

const configKey = (part: SecretPiece): string | undefined =>
  typeof part === "object" && "config" in part ? part.config : undefined;

/** Secrets of the stack's config that its Secrets are made from, sorted. */
export function configSecrets({ secrets }: Pick<ClusterResources, "secrets">): readonly string[] {
  const keys = secrets.flatMap((spec) =>
    Object.values(spec.keys).flatMap((parts) => parts.flatMap((part) => configKey(part) ?? [])),
  );
  return [...new Set(keys)].sort();
}

/** The secrets of these names, each once, sorted. That they are declared the plan has made sure of. */
export const secretsNamed = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();
