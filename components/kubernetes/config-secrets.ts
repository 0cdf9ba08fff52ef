import type { SecretKey } from "../../plan/settings/secrets.ts";
import { isSecretKey } from "../../plan/settings/secrets.ts";
import type { ClusterResources, SecretPiece } from "./resources.ts";

const configKey = (part: SecretPiece): SecretKey | undefined =>
  typeof part === "object" && "config" in part ? part.config : undefined;

/** Secrets of the stack's config that its Secrets are made from, sorted. */
export function configSecrets({ secrets }: Pick<ClusterResources, "secrets">): readonly SecretKey[] {
  const keys = secrets.flatMap((spec) =>
    Object.values(spec.keys).flatMap((parts) => parts.flatMap((part) => configKey(part) ?? [])),
  );
  return [...new Set(keys)].sort();
}

/**
 * The secrets of these names, each once, sorted.
 *
 * @param user who needs them, for the error
 * @throws where the stack's config has no such secret
 */
export const secretsNamed = (names: Iterable<string>, user: string): readonly SecretKey[] =>
  [...new Set(names)].sort().map((name) => {
    if (!isSecretKey(name)) throw new Error(`the stack's config has no secret "${name}" for ${user}`);
    return name;
  });
