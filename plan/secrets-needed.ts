import { configSecrets } from "../components/kubernetes/config-secrets.ts";
import type { ClusterResources } from "../components/kubernetes/resources.ts";
import type { Catalog } from "../model/catalog.ts";
import type { StackContext } from "../model/stack.ts";
import type { SecretRef } from "../model/uptime.ts";
import { backends } from "./backend.ts";
import type { Issue } from "../model/issue.ts";
import type { PlannedSecret } from "./plan.ts";
import { isSecretKey, secretKeys } from "./settings/secrets.ts";
import type { Settings } from "./settings/settings.ts";
import { capabilities } from "./tiers.ts";

/** Secrets that the catalog names but stack config cannot hold. */
export function unknownSecrets(catalog: Catalog): readonly Issue[] {
  const { smtp, receivers } = catalog.notifications;
  const named: readonly (readonly [path: string, ref: SecretRef])[] = [
    ["notifications.smtp.password", smtp.password],
    ...receivers.flatMap(({ name, integrations }) =>
      integrations.flatMap((integration) => {
        if (integration.kind === "email" || integration.kind === "webhook") return [];
        const ref = integration.kind === "pagerduty" ? integration.routingKey : integration.url;
        return [[`notifications.receivers.${name}.${integration.kind}`, ref] as const];
      }),
    ),
    ...catalog.uptimeChecks.flatMap(({ name, bearer }) =>
      bearer === undefined ? [] : [[`uptimeChecks.${name}.bearer`, bearer] as const],
    ),
  ];
  return named
    .filter(([, { secret }]) => !isSecretKey(secret))
    .map(([path, { secret }]) => ({ path, got: `"${secret}"`, expected: Object.keys(secretKeys).join(", ") }));
}

/**
 * The secrets that this stack needs, and whether config sets them. The local tier needs none: its inbox takes every
 * message, and its demo knows the token that the checks send.
 *
 * @param kubernetes what the cluster gets, on tier complete
 */
export async function secretsNeeded(
  catalog: Catalog,
  stack: StackContext,
  settings: Settings,
  kubernetes: ClusterResources | undefined,
): Promise<readonly PlannedSecret[]> {
  if (settings.tier === "local") return [];
  const { secretsRead } = await import("../components/alertmanager/compile.ts");
  const { discord, teams } = settings.notifications;
  const used = [...new Set(capabilities.flatMap((capability) => settings.capabilities[capability].backends))];
  const mail = catalog.notifications.smtp.password.secret;
  const names = new Set([
    ...used.flatMap((backend): readonly string[] => backends[backend].secrets),
    // A vendor sends its e-mail itself.
    ...secretsRead(catalog, stack, { enabled: { discord, teams } }).filter(
      (name) => settings.vendors.length === 0 || name !== mail,
    ),
    ...catalog.uptimeChecks.flatMap(({ bearer }) => (bearer === undefined ? [] : [bearer.secret])),
    ...(kubernetes === undefined ? [] : configSecrets(kubernetes)),
  ]);
  return [...names].sort().map((name) => ({
    name,
    set: settings.secretsSet.some((key) => key === name),
    what: isSecretKey(name) ? secretKeys[name] : "",
  }));
}
