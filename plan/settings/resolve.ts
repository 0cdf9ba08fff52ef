import type { Duration } from "../../model/duration.ts";
import { metricRetention, retentionMistakes, retentions } from "../backends/retention.ts";
import type { Mistake } from "../mistake.ts";
import { Refusal } from "../mistake.ts";
import type { BackendId, Capability, Vendor } from "../tiers.ts";
import { capabilities, vendors as allVendors } from "../tiers.ts";
import { inapplicable, leftBehind } from "./applicability.ts";
import { checkKeys } from "./check.ts";
import type { Chosen, Surroundings } from "./choose.ts";
import { choose } from "./choose.ts";
import { definedOnly } from "./defined.ts";
import { defaultPorts, defaultsOn, linkDefaults, productBaseUrl, projectDefaults } from "./defaults.ts";
import { kubernetesMistakes, kubernetesSettings } from "./kubernetes.ts";
import type { RawConfig } from "./raw-config.ts";
import { projectSource, runtimeSource } from "./raw-config.ts";
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
  const vendor = given.vendor ?? projectDefaults.vendor;
  return vendor === "both" ? allVendors : [vendor];
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
  const stated = withoutDefaults(checked.given, raw);
  const tier = stated.tier ?? projectDefaults.tier;
  const unused = leftBehind(raw, stated, tier);
  const given = without(stated, unused);
  const vendors = vendorsOf(given, tier);
  const { chosen, mistakes: impossible } = choose(given, tier, vendors, surroundings);
  const backendsOf = Object.fromEntries(
    capabilities.map((capability) => [capability, chosen[capability].backends]),
  ) as Record<Capability, readonly BackendId[]>;
  const wanted = definedOnly(given.retention ?? {}) as Partial<Record<"metrics" | "logs" | "traces", Duration>>;
  const local = tier === "local" ? localSettings(given, stack) : undefined;
  const environment = given.environment ?? stack;
  const byTier = defaultsOn(tier);
  const pages = given.pages ?? byTier.pages ?? environment === "prod";
  const cluster = {
    given: given.kubernetes ?? {},
    surroundings: { product: identity.product, logs: chosen.logs.choice, traces: chosen.traces.choice, pages },
  };
  const { vendor: pagingVendor, mistakes: nobodyPages } = paging(given, vendors, chosen);
  const mistakes = [
    ...checked.mistakes,
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
    cluster: given.cluster ?? byTier.cluster,
    pages,
    baseUrl: given.baseUrl ?? (local === undefined ? productBaseUrl : origin(local.ports.backend)),
    links: links(given, identity, chosen, local),
    capabilities: chosen,
    retention: retentions(backendsOf, wanted),
    budgetUsd: given.budgetUsd,
    infrastructureUsd: given.infrastructureUsd,
    notifications: {
      discord: given.discord ?? byTier.discord,
      teams: given.teams ?? byTier.teams,
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

/** What somebody stated for this stack: a project's default that no stack overrides is no statement. */
function withoutDefaults(given: GivenSettings, raw: RawConfig): GivenSettings {
  const defaults = Object.entries(projectDefaults).filter(([key, value]) => {
    const source = raw.get(key)?.source;
    const same = JSON.stringify(given[key as keyof GivenSettings]) === JSON.stringify(value);
    return same && (source === projectSource || source === runtimeSource);
  });
  return without(
    given,
    defaults.map(([key]) => key),
  );
}

function without(given: GivenSettings, keys: readonly string[]): GivenSettings {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key)));
}

/** How long the metrics that alerts read are kept: the shortest, where two vendors keep them. */
export const metricsKept = (settings: Settings) => metricRetention(settings.retention);
