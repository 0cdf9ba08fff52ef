import type { ClusterResources, SecretPiece } from "./resources.ts";

const configKey = (piece: SecretPiece): string | undefined =>
  typeof piece === "object" && "config" in piece ? piece.config : undefined;

/** Secrets of the stack's config that its Secrets are made from, sorted. */
export function configSecrets({ secrets }: Pick<ClusterResources, "secrets">): readonly string[] {
  const keys = secrets.flatMap((spec) =>
    Object.values(spec.keys).flatMap((pieces) => pieces.flatMap((piece) => configKey(piece) ?? [])),
  );
  return [...new Set(keys)].sort();
}

/** The secrets of these names, each once, sorted. That they are declared the plan has made sure of. */
export const secretsNamed = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();
