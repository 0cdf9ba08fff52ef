import { ofItem } from "../../model/origin.ts";
import type { Degradation } from "../../model/stack.ts";
import { configurationText, routesPath, templateFile } from "../alertmanager/files.ts";
import type { AlertmanagerObjects, AlertmanagerOptions } from "../alertmanager/compile.ts";
import { routeTableMarkdown } from "../alertmanager/route-table-markdown.ts";
import { secretsNamed } from "../kubernetes/config-secrets.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { hasRoom } from "../kubernetes/limits.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import type { PlacedObject, SecretSpec } from "../kubernetes/resources.ts";
import type { Call } from "../kubernetes/workload.ts";

/** Names of what the operator mounts into Alertmanager's pods, each a folder there. */
export const mounted = { secrets: "alertmanager-secrets", templates: "alertmanager-templates" } as const;

export const configSecret = "alertmanager-config";

/** Where the operator mounts them. */
export const alertmanagerPaths = {
  secretsDirectory: `/etc/alertmanager/secrets/${mounted.secrets}`,
  templatesDirectory: `/etc/alertmanager/configmaps/${mounted.templates}`,
} as const satisfies AlertmanagerOptions;

/** The texts behind the files that the configuration names; none where it names none. */
export function alertmanagerSecrets(
  context: KubernetesContext,
  { secrets }: Pick<AlertmanagerObjects, "secrets">,
): readonly SecretSpec[] {
  const names = secretsNamed(secrets);
  if (names.length === 0) return [];
  return [
    {
      name: mounted.secrets,
      namespace: context.settings.namespace,
      keys: Object.fromEntries(names.map((name) => [name, [{ config: name }]])),
      readBy: "Alertmanager, from files",
      origin: ofItem("notifications.receivers"),
    },
  ];
}

const metadata = (context: KubernetesContext, name: string): KubernetesObject["metadata"] => ({
  name,
  namespace: context.settings.namespace,
  labels: objectLabels(context),
});

/**
 * Alertmanager's configuration as the one Secret that the operator takes for all of it. AlertmanagerConfig objects would
 * each be fenced in by a matcher on their namespace (or, with strategy None, be merged in an order that nobody states),
 * are a list of fields that lags behind Alertmanager's, and cannot be handed to amtool; this is the very file that is
 * tested. It names secrets by file and has none in it, but a preview hides a Secret's changes all the same: for its
 * readers the page of who is notified of what stands beside it.
 */
export function alertmanagerObjects(
  context: KubernetesContext,
  { config, templates, routeTable }: AlertmanagerObjects,
): readonly PlacedObject[] {
  const full = configurationText(config);
  const page = routeTableMarkdown(routeTable);
  const origin = ofItem("notifications");
  const configMap = (name: string, data: Readonly<Record<string, string>>): PlacedObject => ({
    origin,
    object: { apiVersion: "v1", kind: "ConfigMap", metadata: metadata(context, name), data },
  });
  return [
    {
      origin,
      object: {
        apiVersion: "v1",
        kind: "Secret",
        metadata: metadata(context, configSecret),
        // A large catalog's inhibitions are thousands: then it goes without the lines that say why.
        stringData: { "alertmanager.yaml": hasRoom(full) ? full : configurationText(config, { comments: false }) },
      },
    },
    configMap(
      mounted.templates,
      Object.fromEntries(Object.entries(templates).map(([name, text]) => [templateFile(name), text])),
    ),
    ...(hasRoom(page) ? [configMap("alertmanager-routes", { "routes.md": page })] : []),
  ];
}

export function alertmanagerDegradations({
  routeTable,
}: Pick<AlertmanagerObjects, "routeTable">): readonly Degradation[] {
  const page = routeTableMarkdown(routeTable);
  if (hasRoom(page)) return [];
  return [
    {
      backend: "alertmanager",
      item: "the page of who is notified of what",
      lost: `the page in the cluster and in previews: its ${Buffer.byteLength(page)} bytes do not fit into a ConfigMap`,
      fallback: `the rendered file ${routesPath}`,
    },
  ];
}

/** A name that only the cluster's DNS or a private network knows, or a private address. */
const isPrivate = (host: string): boolean =>
  !host.includes(".") ||
  /\.(svc|local|internal|cluster\.local)$|^(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host);

/** Whom Alertmanager notifies: vendors and mail servers on the internet, and webhooks that may be of the cluster. */
export function notificationCalls({ config: { receivers } }: Pick<AlertmanagerObjects, "config">): readonly Call[] {
  const urls = receivers.flatMap(({ object: { webhook_configs: hooks = [] } }) =>
    hooks.flatMap(({ url }) => url ?? []),
  );
  const inside = urls.some((url) => isPrivate(new URL(url).hostname));
  return [{ outside: "internet" }, ...(inside ? [{ outside: "cluster" } as const] : [])];
}
