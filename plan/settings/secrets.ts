import type { Backend } from "../../components/backend.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Secrets } from "../../model/secret.ts";

/** What these backends may read of secret config, whatever the product. */
export const backendSecrets = (backends: readonly Backend[]): Secrets =>
  Object.assign({}, ...backends.map(({ secrets }) => secrets ?? {})) as Secrets;

/**
 * The secrets that a stack of this product may have, each a flat key of secret config, and what it is. Only whether
 * they are set is ever known here: nothing in the plan decrypts one.
 */
export const declaredSecrets = ({ secrets }: Pick<Catalog, "secrets">, backends: readonly Backend[]): Secrets => ({
  ...secrets,
  ...backendSecrets(backends),
});
