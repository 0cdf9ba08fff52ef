import type { Backend, CompiledBackend } from "../components/backend.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Issue } from "../model/issue.ts";
import type { Integration } from "../model/notification.ts";
import type { SecretRef } from "../model/secret.ts";
import { choices } from "../model/validate/choices.ts";
import { path, quoted } from "../model/validate/path.ts";
import type { StackInput } from "./compile.ts";
import type { PlannedSecret } from "./plan.ts";
import { settingsSchema } from "./settings/schema.ts";
import { backendSecrets, declaredSecrets } from "./settings/secrets.ts";

/** Secrets that the catalog declares under a key that means something else. */
function takenKeys({ secrets }: Catalog, backends: readonly Backend[]): readonly Issue[] {
  return Object.keys(secrets).flatMap((key): readonly Issue[] => {
    const owner = Object.hasOwn(backendSecrets(backends), key)
      ? "which a backend's secret has"
      : Object.hasOwn(settingsSchema(backends).shape, key)
        ? "which a setting has"
        : undefined;
    return owner === undefined
      ? []
      : [{ path: path("secrets", key), got: `${quoted(key)}, ${owner}`, expected: "another key" }];
  });
}

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

/** Secrets that the catalog names but does not declare. */
function undeclared(catalog: Catalog, backends: readonly Backend[]): readonly Issue[] {
  const declared = declaredSecrets(catalog, backends);
  const { smtp, receivers } = catalog.notifications;
  const named: readonly (readonly [path: string, ref: SecretRef])[] = [
    ["notifications.smtp.password", smtp.password],
    ...receivers.flatMap(({ name, integrations }) =>
      integrations.flatMap((integration) => {
        const ref = secretRef(integration);
        return ref === undefined ? [] : [[path("notifications", "receivers", name, integration.kind), ref] as const];
      }),
    ),
    ...catalog.uptimeChecks.flatMap(({ name, bearer }) =>
      bearer === undefined ? [] : [[path("uptimeChecks", name, "bearer"), bearer] as const],
    ),
  ];
  return named
    .filter(([, { secret }]) => !Object.hasOwn(declared, secret))
    .map(([at, { secret }]) => ({ path: at, got: quoted(secret), expected: choices(Object.keys(declared), secret) }));
}

/** What is wrong with the secrets that the catalog declares and names. */
export const secretIssues = (catalog: Catalog, backends: readonly Backend[]): readonly Issue[] => [
  ...takenKeys(catalog, backends),
  ...undeclared(catalog, backends),
];

/** The secrets that this stack needs, and whether config sets them. */
export async function secretsNeeded(
  { catalog, settings, backends }: StackInput,
  compiled: readonly CompiledBackend[],
): Promise<readonly PlannedSecret[]> {
  const names = await Promise.all(
    compiled.map(
      async ({ backend, context, compiled: { objects } }) => (await backend.secretsNeeded?.(objects, context)) ?? [],
    ),
  );
  const declared = declaredSecrets(catalog, backends);
  return [...new Set(names.flat())].sort().map((name) => ({
    name,
    set: settings.secretsSet.includes(name),
    what: declared[name] ?? "",
  }));
}
