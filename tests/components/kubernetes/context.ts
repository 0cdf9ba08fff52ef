import { stratoai } from "../../../catalog/stratoai/index.ts";
import { filled } from "../../../model/texts/filled.ts";
import type { Backend, CompiledBackend, Context } from "../../../components/backend.ts";
import { backends } from "../../../components/index.ts";
import type { EnclosedResources } from "../../../components/kubernetes/compile.ts";
import type { MetricsContext } from "../../../components/kube-prometheus-stack/context.ts";
import { clusterContext } from "../../../components/kubernetes/context.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { joined } from "../../../components/kubernetes/resources.ts";
import type { KubernetesSettings } from "../../../components/kubernetes/settings.ts";
import type { MetricsSettings } from "../../../components/kube-prometheus-stack/settings.ts";
import type { PostgresSettings } from "../../../components/postgres-exporter/settings.ts";
import type { PushgatewaySettings } from "../../../components/pushgateway/settings.ts";
import { capabilities, kept } from "../../../model/capability.ts";
import type { Capability, Kept } from "../../../model/capability.ts";
import type { Catalog } from "../../../model/catalog.ts";
import type { Duration } from "../../../model/duration.ts";
import type { StackContext } from "../../../model/stack.ts";
import type { StackInput } from "../../../plan/compile.ts";
import { compileStack, stackContexts } from "../../../plan/compile.ts";
import { choicesOn } from "../../../plan/registry.ts";
import type { Choice, Chosen, Settings } from "../../../plan/settings/settings.ts";

export type LogsChoice = "elk" | "loki";
export type TracesChoice = "jaeger" | "zipkin";

/** All of the setting `kubernetes`: the cluster's own, and what single backends read of it. */
export interface ClusterSettings extends KubernetesSettings, MetricsSettings, PostgresSettings, PushgatewaySettings {}

/** What a test says of a stack on Kubernetes; undefined is a choice of nothing. */
export interface StackChoices {
  readonly catalog: Catalog;
  readonly stack: StackContext;
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly settings: Partial<ClusterSettings>;
  readonly logs: LogsChoice | undefined;
  readonly traces: TracesChoice | undefined;
  readonly uptime: "blackbox" | "pingdom";
  readonly retention: Readonly<Record<Kept, Duration>>;
  readonly secretsSet: readonly string[];
}

const settings: ClusterSettings = {
  profile: "ha",
  namespace: "monitoring",
  adoptNamespaces: false,
  productNamespace: "stratoai",
  volumes: {},
  managedControlPlane: true,
  pushgateway: false,
  traceStorage: "badger",
  database: { host: "postgres.stratoai.svc", port: 5432, name: "stratoai", user: "monitoring", sslMode: "require" },
  wait: true,
  timeoutSeconds: 600,
  keepData: true,
};

/** The secrets that a stack sets unless a test says others. */
export const defaultSecrets: readonly string[] = [
  "slackCriticalUrl",
  "slackWarningUrl",
  "pagerdutyRoutingKey",
  "smtpPassword",
  "uptimeToken",
  "databasePassword",
];

const prod: StackChoices = {
  catalog: filled(stratoai),
  stack: {
    product: "stratoai",
    stack: "prod",
    environment: "prod",
    cluster: "main",
    pages: true,
    links: {
      runbook: "https://runbooks.stratoai.com/{alert}",
      dashboard: "https://grafana.stratoai.com/d/{uid}",
    },
    baseUrl: "https://api.stratoai.com",
    metricRetention: "31d",
  },
  project: "observability",
  settings: {},
  logs: "elk",
  traces: "jaeger",
  uptime: "blackbox",
  retention: { metrics: "31d", logs: "30d", traces: "7d" },
  secretsSet: defaultSecrets,
};

/** The tier's own choice, but where the test says another. */
function chosenFor(capability: Capability, { logs, traces, uptime }: StackChoices): Choice {
  const choices = choicesOn("complete", capability, backends);
  const said: Partial<Record<Capability, string>> = { logs: logs ?? "none", traces: traces ?? "none", uptime };
  const choice = said[capability] ?? choices[0]?.service.choice ?? "none";
  return { choice, by: choices.filter(({ service }) => service.choice === choice) };
}

function settingsOf(test: StackChoices): Settings {
  const { stack, project, retention, secretsSet } = test;
  const own = { ...settings, ...test.settings };
  return {
    project,
    stack: stack.stack,
    tier: "complete",
    vendors: [],
    environment: stack.environment,
    cluster: stack.cluster,
    pages: stack.pages,
    baseUrl: stack.baseUrl,
    links: stack.links,
    capabilities: Object.fromEntries(
      capabilities.map((capability) => [capability, chosenFor(capability, test)]),
    ) as Record<Capability, Choice> satisfies Chosen,
    retention: kept.map((capability) => ({
      capability,
      backend: "test",
      keep: retention[capability],
      setBy: "us",
      source: "test",
    })),
    notifications: { discord: false, teams: false },
    own: new Map<string, unknown>([
      ["kubernetes", { kubernetes: own, infrastructureUsd: undefined }],
      ...["kube-prometheus-stack", "postgres-exporter", "pushgateway"].map((id) => [id, own] as const),
    ]),
    secretsSet,
    rows: [],
    unused: [],
  };
}

function inputOf(own: Partial<StackChoices>): StackInput {
  const test = { ...prod, ...own };
  const { catalog, stack } = test;
  return { catalog, stack, settings: settingsOf(test), machine: { project: "/project", programs: {} }, backends };
}

/** The backends that a stack has, by id, each with what it may read. */
const contextsOf = (own: Partial<StackChoices>): ReadonlyMap<string, readonly [Backend, Context]> =>
  new Map(stackContexts(inputOf(own)).map((member) => [member[0].id, member]));

/**
 * What a stack's backends in the cluster are compiled from: StratoAI's production on Kubernetes as the stack `prod` has
 * it, with what a test says differently.
 */
export function kubernetesContext(own: Partial<StackChoices> = {}): MetricsContext {
  const [, context] = contextsOf(own).get("kubernetes") ?? [];
  if (context === undefined) throw new Error("the stack has no cluster");
  return {
    ...clusterContext(context),
    own: { ...settings, ...own.settings },
    probesOutside: (own.uptime ?? prod.uptime) === "blackbox",
  };
}

/** Ids of the backends that a stack has. */
export const backendsOf = (own: Partial<StackChoices> = {}): readonly string[] => [...contextsOf(own).keys()];

/** What these of the stack's backends have in the cluster, in this order. */
export async function resourcesOf(ids: readonly string[], own: Partial<StackChoices> = {}): Promise<ClusterResources> {
  const contexts = contextsOf(own);
  const compiled = await Promise.all(
    ids.flatMap((id) => {
      const [backend, context] = contexts.get(id) ?? [];
      return backend === undefined || context === undefined ? [] : [backend.compile(context)];
    }),
  );
  return joined(compiled.map(({ objects }) => objects as ClusterResources));
}

/** Everything that compiled backends have in their cluster, and what encloses them there. */
export function clusterOf(compiled: readonly CompiledBackend[]): ClusterResources {
  const enclosing = compiled.find(({ backend }) => backend.id === "kubernetes");
  if (enclosing === undefined) throw new Error("the stack has no cluster");
  return (enclosing.compiled.objects as EnclosedResources).all;
}

/** Everything that a stack has in its cluster. */
export const compiledCluster = async (own: Partial<StackChoices> = {}): Promise<ClusterResources> =>
  clusterOf(await compileStack(inputOf(own)));
