import { resolve } from "node:path";
import type { AlertmanagerOptions } from "../components/alertmanager/compile/index.ts";
import type { GrafanaOptions } from "../components/grafana/compile/index.ts";
import type { KubernetesContext } from "../components/kubernetes/compile/context.ts";
import type { Part } from "../components/kubernetes/compile/part.ts";
import type { Layout } from "../components/local/compile/layout.ts";
import type { LocalPrograms } from "../components/local/compile/processes.ts";
import type { PrometheusOptions } from "../components/prometheus/compile/index.ts";
import type { Catalog } from "../model/catalog.ts";
import type { Artifact, BackendOutput, StackContext } from "../model/stack.ts";
import { compileOnCall } from "./backends/on-call.ts";
import { compileOutsideChecks, pingdom, uptimerobot } from "./backends/outside-checks.ts";
import { forVendor } from "./backends/vendor-share.ts";
import { kubernetesContext } from "./kubernetes-context.ts";
import type { Settings } from "./settings/settings.ts";
import type { BackendId, Capability } from "./tiers.ts";
import { capabilities } from "./tiers.ts";

/** What one backend makes of the catalog. */
export interface Compiled {
  /** Who would run it. */
  readonly backend: BackendId;
  readonly output: BackendOutput;
}

/** Where the local tier is; read on tier local only. */
export interface LocalMachine {
  /** Absolute path of this project, which `stateDirectory` is relative to. */
  readonly project: string;
  readonly programs: LocalPrograms;
}

const provides = (settings: Settings, capability: Capability, backend: BackendId): boolean =>
  settings.capabilities[capability].backends.includes(backend);

/** Absolute path of the folder that the local tier keeps everything in. */
export function localRoot(settings: Settings, { project }: LocalMachine): string {
  return resolve(project, settings.local?.stateDirectory ?? "");
}

/** The programs that the stack runs: Grafana may be installed here and not be chosen. */
export function chosenPrograms(settings: Settings, { programs }: LocalMachine): LocalPrograms {
  return provides(settings, "dashboards", "grafana-local") ? programs : { ...programs, grafana: undefined };
}

interface Options {
  readonly prometheus: PrometheusOptions;
  readonly alertmanager: AlertmanagerOptions;
  readonly grafana: GrafanaOptions;
}

/** The local tier speaks to its inbox, and to the processes of this machine. */
async function localOptions(settings: Settings, machine: LocalMachine): Promise<Options> {
  const [files, { layout }] = await Promise.all([
    import("../components/local/compile/files.ts"),
    import("../components/local/compile/layout.ts"),
  ]);
  const { local } = settings;
  if (local === undefined) throw new Error(`stack ${settings.stack} is not on tier local`);
  const at: Layout = layout(localRoot(settings, machine));
  const options = { layout: at, ports: local.ports, programs: machine.programs, speed: local.speed };
  return {
    prometheus: files.prometheusOptions(options),
    alertmanager: files.alertmanagerOptions(options),
    grafana: provides(settings, "dashboards", "grafana-local")
      ? { provisioning: { prometheusUrl: `http://127.0.0.1:${local.ports.prometheus}`, dashboardsPath: at.dashboards } }
      : {},
  };
}

function notificationOptions({ notifications }: Settings): AlertmanagerOptions {
  const { discord, teams, webhookUrl, heartbeatUrl, smtp } = notifications;
  return { enabled: { discord, teams }, webhookUrl, heartbeatUrl, smtp };
}

async function economyOptions(settings: Settings): Promise<Options> {
  const { grafanaCloudLimits } = await import("../components/prometheus/compile/limits.ts");
  return { prometheus: { limits: grafanaCloudLimits }, alertmanager: notificationOptions(settings), grafana: {} };
}

/** In the cluster an operator reads what to scrape from objects, and the programs' pods have their secrets mounted. */
async function completeOptions(settings: Settings): Promise<Options> {
  const { alertmanagerPaths } = await import("../components/kubernetes/compile/metrics/alertmanager.ts");
  return {
    prometheus: { scrapedBy: "operator" },
    alertmanager: { ...notificationOptions(settings), ...alertmanagerPaths },
    grafana: {},
  };
}

const optionsOf = { local: localOptions, economy: economyOptions, complete: completeOptions };

/** Checks that somebody outside runs are no probes of our own. */
function probedByUs(catalog: Catalog, settings: Settings): Catalog {
  if (settings.capabilities.uptime.choice === "blackbox") return catalog;
  return { ...catalog, uptimeChecks: catalog.uptimeChecks.filter(({ from }) => from === "inside") };
}

async function prometheusFamily(
  catalog: Catalog,
  stack: StackContext,
  settings: Settings,
  machine: LocalMachine,
): Promise<readonly Compiled[]> {
  const { tier } = settings;
  if (tier === "simplified") throw new Error("tier simplified has no Prometheus");
  const [prometheus, alertmanager, grafana, options] = await Promise.all([
    import("../components/prometheus/compile/index.ts"),
    import("../components/alertmanager/compile/index.ts"),
    import("../components/grafana/compile/index.ts"),
    optionsOf[tier](settings, machine),
  ]);
  const of = (capability: Capability) => settings.capabilities[capability].backends[0] ?? "dashboard-files";
  return [
    { backend: of("metrics"), output: prometheus.compile(probedByUs(catalog, settings), stack, options.prometheus) },
    { backend: of("alerting"), output: alertmanager.compile(catalog, stack, options.alertmanager) },
    { backend: of("dashboards"), output: grafana.compile(catalog, stack, options.grafana) },
  ];
}

async function vendorFamily(catalog: Catalog, stack: StackContext, settings: Settings): Promise<readonly Compiled[]> {
  const { discord, teams, webhookUrl, heartbeatUrl } = settings.notifications;
  const enabled = { discord, teams };
  const webhooks = { webhookUrl: webhookUrl !== undefined, heartbeatUrl: heartbeatUrl !== undefined };
  const { compile: routed } = await import("../components/alertmanager/compile/index.ts");
  const compiled = settings.vendors.map(async (vendor) => {
    const { compile } =
      vendor === "datadog"
        ? await import("../components/datadog/compile/index.ts")
        : await import("../components/newrelic/compile/index.ts");
    const output = compile(forVendor(catalog, settings, vendor), stack, { enabled, webhooks });
    return { backend: vendor, output };
  });
  const notifier = settings.pagingVendor ?? settings.vendors[0] ?? "datadog";
  // A vendor routes as Alertmanager would; it has no artifact for that, each monitor says itself whom it tells.
  const routes = routed(catalog, stack, { enabled, webhookUrl, heartbeatUrl }).items;
  return [
    ...(await Promise.all(compiled)),
    { backend: notifier, output: { artifacts: [], items: routes, degradations: [], breaches: [] } },
  ];
}

/** What the cluster of tier complete gets, made of what the backends' own compile functions have made. */
async function compileCluster(
  context: KubernetesContext,
  [prometheus, alertmanager, grafana]: readonly Compiled[],
): Promise<Part> {
  if (prometheus === undefined || alertmanager === undefined || grafana === undefined) {
    throw new Error("tier complete has Prometheus, Alertmanager and Grafana");
  }
  const { compile } = await import("../components/kubernetes/compile/index.ts");
  return compile(context, {
    prometheus: prometheus.output,
    alertmanager: alertmanager.output,
    grafana: grafana.output,
  });
}

async function clusterOutput(part: Part): Promise<Compiled> {
  const { limitBreaches } = await import("../components/kubernetes/compile/limits.ts");
  const output = {
    artifacts: part.artifacts,
    items: [],
    degradations: part.degradations,
    breaches: limitBreaches(part),
  };
  return { backend: "kube-prometheus-stack", output };
}

/** The log alerts that Loki evaluates; their rule file is one of the cluster's. */
async function lokiOutput(context: KubernetesContext): Promise<Compiled> {
  const { lokiItems } = await import("../components/kubernetes/compile/logs/loki/log-alerts.ts");
  return { backend: "loki", output: { artifacts: [], items: lokiItems(context), degradations: [], breaches: [] } };
}

/** Everything that a stack is given. */
export interface CompiledStack {
  /** Each backend's artifacts, queries and degradations. */
  readonly compiled: readonly Compiled[];
  /** What the cluster gets, on tier complete. */
  readonly kubernetes: Part | undefined;
}

/** Everything that the stack's backends are given. */
export async function compileStack(
  catalog: Catalog,
  stack: StackContext,
  settings: Settings,
  machine: LocalMachine,
): Promise<CompiledStack> {
  const compiled =
    settings.vendors.length > 0
      ? await vendorFamily(catalog, stack, settings)
      : await prometheusFamily(catalog, stack, settings, machine);
  const used = new Set(capabilities.flatMap((capability) => settings.capabilities[capability].backends));
  const context = kubernetesContext(catalog, stack, settings);
  const kubernetes = context && (await compileCluster(context, compiled));
  const all = [
    ...compiled,
    ...(kubernetes === undefined ? [] : [await clusterOutput(kubernetes)]),
    ...(context?.logs === "loki" ? [await lokiOutput(context)] : []),
    ...[pingdom, uptimerobot]
      .filter(({ backend }) => used.has(backend))
      .map((service) => ({ backend: service.backend, output: compileOutsideChecks(catalog, stack, service) })),
    ...(used.has("pagerduty") ? [{ backend: "pagerduty" as const, output: compileOnCall(catalog, stack) }] : []),
  ];
  return { compiled: all, kubernetes };
}

/** The runbooks as files, each beside the others by its alert's name. */
export function runbookArtifacts(catalog: Catalog): readonly Artifact[] {
  return [...catalog.runbooks].map(([alert, content]) => ({ path: `runbooks/${alert}.md`, content }));
}
