import type { Duration } from "../../model/duration.ts";
import { metricRetention, retentionMistakes, retentions } from "../backends/retention.ts";
import type { Mistake } from "../mistake.ts";
import { Refusal } from "../mistake.ts";
import type { BackendId, Capability, Tier, Vendor } from "../tiers.ts";
import { capabilities, vendors as allVendors } from "../tiers.ts";
import { inapplicable, leftBehind } from "./applicability.ts";
import { checkKeys } from "./check.ts";
import type { Chosen, Surroundings } from "./choose.ts";
import { choose } from "./choose.ts";
import { definedOnly } from "./defined.ts";
import { defaultPorts, linkDefaults, productBaseUrl, projectDefaults } from "./defaults.ts";
import { kubernetesMistakes, kubernetesSettings } from "./kubernetes.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";
import { settingRows } from "./rows.ts";
import type { LocalSettings, Settings } from "./settings.ts";

export interface StackIdentity {
  /** Name of the stack, without organization and project. */
  readonly stack: string;
  /** The catalog's product. */
  readonly product: string;
}

const origin = (port: number) => `http://127.0.0.1:${port}`;

function localSettings(given: GivenSettings, stack: string): LocalSettings {
  return {
    ports: { ...defaultPorts, ...definedOnly(given.ports ?? {}) },
    speed: given.speed ?? projectDefaults.speed,
    traffic: given.traffic ?? projectDefaults.traffic,
    stateDirectory: given.stateDirectory ?? `.state/stacks/${stack}`,
  };
}

/** What labels, namespaces and other systems' names may be made of. */
const stackSpelling = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
/** A label's limit in Kubernetes, in characters. */
const longestStack = 63;

/** A name that this tier's systems refuse or spell in another way. On this machine it is only a folder's. */
function stackMistakes(stack: string, tier: Tier): readonly Mistake[] {
  if (tier === "local") return [];
  const path = "the stack's name";
  if (stack.length > longestStack) {
    return [{ path, found: `${stack.length} characters`, allowed: `${longestStack} at most` }];
  }
  if (stackSpelling.test(stack)) return [];
  return [{ path, found: `"${stack}"`, allowed: "lower-case letters, digits and hyphens: it becomes a label" }];
}

/** Two services on one port: only the first would start. */
function portMistakes(local: LocalSettings | undefined, chosen: Chosen): readonly Mistake[] {
  const grafana = chosen.dashboards.backends.includes("grafana-local");
  const tcp = Object.entries(local?.ports ?? {}).filter(
    ([name]) => name !== "statsd" && (name !== "grafana" || grafana),
  );
  return tcp.flatMap(([name, port], at) => {
    const twin = tcp.slice(0, at).find(([, other]) => other === port);
    return twin === undefined
      ? []
      : [{ path: `ports.${name}`, found: `${port}, which is also ports.${twin[0]}`, allowed: "a port of its own" }];
  });
}

function links(
  given: GivenSettings,
  { stack, product }: StackIdentity,
  chosen: Chosen,
  local: LocalSettings | undefined,
): Settings["links"] {
  // As the Grafana backend names its dashboards, so that several stacks can share one Grafana.
  const uid = `${product}-${stack}-{dashboard}`;
  const [dashboards] = chosen.dashboards.backends;
  const dashboard: Partial<Record<BackendId, string>> = {
    "dashboard-files": `${origin(local?.ports.inbox ?? 0)}/alerts/{alert}`,
    "grafana-local": `${origin(local?.ports.grafana ?? 0)}/d/${uid}`,
    "grafana-cloud": linkDefaults.grafanaCloud(product, uid),
    datadog: linkDefaults.datadog,
    newrelic: linkDefaults.newrelic,
  };
  return {
    runbook:
      given.runbookUrl ??
      (local === undefined ? linkDefaults.runbook : `${origin(local.ports.inbox)}/runbooks/{alert}`),
    dashboard:
      given.dashboardUrl ?? (dashboards === undefined ? undefined : dashboard[dashboards]) ?? linkDefaults.grafana(uid),
  };
}

function vendorsOf(given: GivenSettings, tier: Settings["tier"]): readonly Vendor[] {
  if (tier !== "simplified") return [];
  return given.vendor === "both" ? allVendors : [given.vendor ?? projectDefaults.vendor];
}

/** Of two vendors, who notifies; and a mistake where the one that config names has no alerts. */
function paging(given: GivenSettings, vendors: readonly Vendor[], chosen: Chosen) {
  if (vendors.length < 2) return { vendor: undefined, mistakes: [] };
  const alerting = vendors.filter((vendor) => chosen.alerting.backends.includes(vendor));
  const wanted = given.pagingVendor ?? alerting[0];
  const mistakes: readonly Mistake[] =
    wanted === undefined || alerting.includes(wanted)
      ? []
      : [{ path: "pagingVendor", found: `"${wanted}", which does no alerting here`, allowed: alerting.join(", ") }];
  return { vendor: wanted, mistakes };
}

/**
 * A stack's settings from its config.
 *
 * Throws a {@link Refusal} that lists every mistake: unknown keys, secrets in plain text, values of the wrong form,
 * keys that this tier does not read, and combinations that cannot work, each with the nearest that can.
 */
export function resolveSettings(raw: RawConfig, identity: StackIdentity, surroundings: Surroundings): Settings {
  const { stack } = identity;
  const checked = checkKeys(raw);
  const tier = checked.given.tier ?? projectDefaults.tier;
  const unused = leftBehind(raw, checked.given, tier);
  const given = without(checked.given, unused);
  const vendors = vendorsOf(given, tier);
  const { chosen, mistakes: impossible } = choose(given, tier, vendors, surroundings);
  const backendsOf = Object.fromEntries(
    capabilities.map((capability) => [capability, chosen[capability].backends]),
  ) as Record<Capability, readonly BackendId[]>;
  const wanted = definedOnly(given.retention ?? {}) as Partial<Record<"metrics" | "logs" | "traces", Duration>>;
  const local = tier === "local" ? localSettings(given, stack) : undefined;
  const environment = given.environment ?? stack;
  // The inbox of the local tier wakes nobody.
  const pages = given.pages ?? (tier === "local" || environment === "prod");
  const cluster = {
    given: given.kubernetes ?? {},
    surroundings: { product: identity.product, logs: chosen.logs.choice, traces: chosen.traces.choice, pages },
  };
  const { vendor: pagingVendor, mistakes: nobodyPages } = paging(given, vendors, chosen);
  const mistakes = [
    ...checked.mistakes,
    ...stackMistakes(stack, tier),
    ...inapplicable(given, tier),
    ...impossible,
    ...(impossible.length > 0 ? [] : [...nobodyPages, ...retentionMistakes(backendsOf, wanted)]),
    ...portMistakes(local, chosen),
    ...(tier === "complete" ? kubernetesMistakes(cluster.given, cluster.surroundings) : []),
  ];
  if (mistakes.length > 0) throw new Refusal(`stack ${stack}`, mistakes);

  const settings: Omit<Settings, "rows"> = {
    stack,
    tier,
    vendors,
    pagingVendor,
    environment,
    cluster: given.cluster ?? (tier === "local" ? "local" : "main"),
    pages,
    baseUrl: given.baseUrl ?? (local === undefined ? productBaseUrl : origin(local.ports.backend)),
    links: links(given, identity, chosen, local),
    capabilities: chosen,
    retention: retentions(backendsOf, wanted),
    budgetUsd: given.budgetUsd,
    infrastructureUsd: given.infrastructureUsd,
    notifications: {
      discord: given.discord ?? tier === "local",
      teams: given.teams ?? tier === "local",
      webhookUrl: given.webhookUrl,
      heartbeatUrl: given.heartbeatUrl,
      smtp: given.smtp === undefined ? undefined : definedOnly(given.smtp),
    },
    local,
    kubernetes: tier === "complete" ? kubernetesSettings(cluster.given, cluster.surroundings) : undefined,
    secretsSet: checked.secretsSet,
    unused,
  };
  return { ...settings, rows: settingRows(settings, given, raw) };
}

function without(given: GivenSettings, keys: readonly string[]): GivenSettings {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key)));
}

/** How long the metrics that alerts read are kept: the shortest, where two vendors keep them. */
export const metricsKept = (settings: Settings) => metricRetention(settings.retention);
