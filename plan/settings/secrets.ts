import { datadogSecrets } from "../../components/datadog/secrets.ts";
import { kubernetesSecrets } from "../../components/kubernetes/secrets.ts";
import { newrelicSecrets } from "../../components/newrelic/secrets.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Secrets } from "../../model/secret.ts";

/** What the backends need of secret config, whatever the product. */
export const backendSecrets: Secrets = { ...kubernetesSecrets, ...datadogSecrets, ...newrelicSecrets };

/**
 * The secrets that a stack of this product may have, each a flat key of secret config, and what it is. Only whether
 * they are set is ever known here: nothing in the plan decrypts one.
 */
export function declaredSecrets({ secrets }: Pick<Catalog, "secrets">): Secrets {
  return { ...secrets, ...backendSecrets };
}
