import { basename } from "node:path/posix";
import { parse } from "yaml";
import type { AlertmanagerOptions } from "../alertmanager/compile.ts";
import type { Artifact, BackendOutput, Degradation } from "../../model/stack.ts";
import { secretsNamed } from "../kubernetes/config-secrets.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { hasRoom } from "../kubernetes/limits.ts";
import { objectLabels } from "../kubernetes/object-labels.ts";
import type { SecretSpec } from "../kubernetes/resources.ts";
import type { Call } from "../kubernetes/workload.ts";

/** Names of what the operator mounts into Alertmanager's pods, each a folder there. */
export const mounted = { secrets: "alertmanager-secrets", templates: "alertmanager-templates" } as const;

export const configSecret = "alertmanager-config";

/** Where the operator mounts them. */
export const alertmanagerPaths = {
  secretsDirectory: `/etc/alertmanager/secrets/${mounted.secrets}`,
  templatesDirectory: `/etc/alertmanager/configmaps/${mounted.templates}`,
} as const satisfies AlertmanagerOptions;

const templatesFolder = "alertmanager/templates/";

function artifact({ artifacts }: BackendOutput, path: string): Artifact {
  const found = artifacts.find((one) => one.path === path);
  if (found === undefined) throw new Error(`Alertmanager's compile made no ${path}`);
  return found;
}

/** A large catalog's inhibitions are thousands: then the Secret goes without the line above each that says why. */
const withoutReasons = (config: string): string => config.replaceAll(/^ {2}# .*\n(?= {2}- source_matchers)/gm, "");

const routes = (output: BackendOutput): Artifact => artifact(output, "alertmanager/routes.md");

const configuration = (output: BackendOutput): string => artifact(output, "alertmanager/alertmanager.yml").content;

/** Secrets whose files the configuration names. */
function secretsRead(config: string): readonly string[] {
  const files = config.matchAll(new RegExp(`${alertmanagerPaths.secretsDirectory}/(\\w+)`, "g"));
  return secretsNamed([...files].map(([, name = ""]) => name));
}

/** The texts behind the files that the configuration names; none where it names none. */
export function alertmanagerSecrets(context: KubernetesContext, output: BackendOutput): readonly SecretSpec[] {
  const names = secretsRead(configuration(output));
  if (names.length === 0) return [];
  return [
    {
      name: mounted.secrets,
      namespace: context.settings.namespace,
      keys: Object.fromEntries(names.map((name) => [name, [{ config: name }]])),
      readBy: "Alertmanager, from files",
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
 * readers the page of who is told what stands beside it.
 */
export function alertmanagerObjects(context: KubernetesContext, output: BackendOutput): readonly KubernetesObject[] {
  const templates = output.artifacts.filter(({ path }) => path.startsWith(templatesFolder));
  const config = configuration(output);
  const { content: page } = routes(output);
  return [
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: metadata(context, configSecret),
      stringData: { "alertmanager.yaml": hasRoom(config) ? config : withoutReasons(config) },
    },
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: metadata(context, mounted.templates),
      data: Object.fromEntries(templates.map(({ path, content }) => [basename(path), content])),
    },
    ...(hasRoom(page)
      ? [
          {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: metadata(context, "alertmanager-routes"),
            data: { "routes.md": page },
          },
        ]
      : []),
  ];
}

export function alertmanagerDegradations(output: BackendOutput): readonly Degradation[] {
  const { path, content } = routes(output);
  if (hasRoom(content)) return [];
  return [
    {
      backend: "alertmanager",
      item: "the page of who is told what",
      lost: `the page in the cluster and in previews: its ${Buffer.byteLength(content)} bytes do not fit into a ConfigMap`,
      fallback: `the rendered file ${path}`,
    },
  ];
}

interface Webhooks {
  readonly receivers: readonly { readonly webhook_configs?: readonly { readonly url?: string }[] }[];
}

/** A name that only the cluster's DNS or a private network knows, or a private address. */
const isPrivate = (host: string): boolean =>
  !host.includes(".") ||
  /\.(svc|local|internal|cluster\.local)$|^(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(host);

/** Whom Alertmanager tells: vendors and mail servers on the internet, and webhooks that may be of the cluster. */
export function notificationCalls(output: BackendOutput): readonly Call[] {
  const { receivers } = parse(configuration(output)) as Webhooks;
  const urls = receivers.flatMap(({ webhook_configs: hooks = [] }) => hooks.flatMap(({ url }) => url ?? []));
  const inside = urls.some((url) => isPrivate(new URL(url).hostname));
  return [{ outside: "internet" }, ...(inside ? [{ outside: "cluster" } as const] : [])];
}
