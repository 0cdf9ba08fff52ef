import type { Tier } from "../tiers.ts";
import { settingsSchema } from "./schema.ts";

/** What holds where config says nothing, as the schema states it. */
const defaults = settingsSchema.parse({});

export const defaultPorts = defaults.ports;

/**
 * The defaults that Pulumi.yaml declares, because they are the same on every stack. (Pulumi refuses a stack that lacks
 * a key declared without default, so the other keys cannot be declared there.) Objects start empty: their entries have
 * defaults of their own.
 */
export const projectDefaults = {
  tier: defaults.tier,
  vendor: defaults.vendor,
  discord: defaults.discord,
  teams: defaults.teams,
  retention: {},
  smtp: {},
  kubernetes: {},
  ports: {},
  speed: defaults.speed,
  traffic: defaults.traffic,
} as const;

interface TierDefaults {
  readonly cluster: string;
  readonly discord: boolean;
  readonly teams: boolean;
  /** Undefined: by environment. */
  readonly pages?: boolean | undefined;
}

/** What a tier has instead of the schema's defaults. */
export const tierDefaults: Readonly<Partial<Record<Tier, TierDefaults>>> = {
  // Everything reaches the inbox, which wakes nobody.
  local: { cluster: "local", discord: true, teams: true, pages: true },
};

/** The defaults that a tier may have for itself. */
export function defaultsOn(tier: Tier): TierDefaults {
  const { cluster, discord, teams } = defaults;
  return tierDefaults[tier] ?? { cluster, discord, teams };
}

/** The same for people: `tier local: true`. */
export function tierDefaultTexts(key: string): readonly string[] {
  return Object.entries(tierDefaults).flatMap(([tier, own]) =>
    Object.entries(own)
      .filter(([name]) => name === key)
      .map(([, value]) => `tier ${tier}: ${value}`),
  );
}

/** Where the product's API answers in production. */
export const productBaseUrl = "https://api.stratoai.com";

/** Where links lead that config does not say: the places that such stacks usually have. */
export const linkDefaults = {
  runbook: "https://runbooks.stratoai.com/{alert}",
  grafana: (uid: string) => `https://grafana.stratoai.com/d/${uid}`,
  grafanaCloud: (product: string, uid: string) => `https://${product}.grafana.net/d/${uid}`,
  // The vendors give dashboards ids of their own: a search by name finds them.
  datadog: "https://app.datadoghq.com/dashboard/lists?q={dashboard}",
  newrelic: "https://one.newrelic.com/dashboards?q={dashboard}",
};
