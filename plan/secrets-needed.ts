import { configSecrets } from "../components/kubernetes/compile/config-secrets.ts";
import type { Part } from "../components/kubernetes/compile/part.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Integration } from "../model/notification.ts";
import type { StackContext } from "../model/stack.ts";
import type { SecretRef } from "../model/uptime.ts";
import { backends } from "./backends/backend.ts";
import type { Mistake } from "./mistake.ts";
import type { PlannedSecret } from "./plan.ts";
import { isSecretKey, secretKeys } from "./settings/secrets.ts";
import type { Settings } from "./settings/settings.ts";
import { capabilities } from "./tiers.ts";

function secretRef(integration: Integration): SecretRef | undefined {
  switch (integration.kind) {
    case "pagerduty":
      return integration.routingKey;
    case "slack":
    case "discord":
    case "teams":
      return integration.url;
    default:
      return undefined;
  }
}

/** Secrets that the catalog names but stack config cannot hold. */
export function unknownSecrets(catalog: Catalog): readonly Mistake[] {
  const { smtp, receivers } = catalog.notifications;
  const named: readonly (readonly [path: string, ref: SecretRef])[] = [
    ["notifications.smtp.password", smtp.password],
    ...receivers.flatMap(({ name, integrations }) =>
      integrations.flatMap((integration) => {
        const ref = secretRef(integration);
        return ref === undefined ? [] : [[`notifications.receivers.${name}.${integration.kind}`, ref] as const];
      }),
    ),
    ...catalog.uptimeChecks.flatMap(({ name, bearer }) =>
      bearer === undefined ? [] : [[`uptimeChecks.${name}.bearer`, bearer] as const],
    ),
  ];
  return named
    .filter(([, { secret }]) => !isSecretKey(secret))
    .map(([path, { secret }]) => ({ path, found: `"${secret}"`, allowed: Object.keys(secretKeys).join(", ") }));
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
  kubernetes: Part | undefined,
): Promise<readonly PlannedSecret[]> {
  if (settings.tier === "local") return [];
  const { secretsRead } = await import("../components/alertmanager/compile/index.ts");
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
