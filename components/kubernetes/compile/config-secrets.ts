import type { SecretKey } from "../../../plan/settings/secrets.ts";
import type { Part, SecretPart } from "./part.ts";

const configKey = (part: SecretPart): SecretKey | undefined =>
  typeof part === "object" && "config" in part ? part.config : undefined;

/** Secrets of the stack's config that its Secrets are made from, sorted. */
export function configSecrets({ secrets }: Pick<Part, "secrets">): readonly SecretKey[] {
  const keys = secrets.flatMap((spec) =>
    Object.values(spec.keys).flatMap((parts) => parts.flatMap((part) => configKey(part) ?? [])),
  );
  return [...new Set(keys)].sort();
}
