import type { Capability, Tier } from "../model/capability.ts";
import { tiers } from "../model/capability.ts";

interface TierPreset {
  /** Where its backends run, as the reason for what it cannot have. */
  readonly where: string;
  /** The choice for each capability, which config may override; a capability that is not here the tier goes without. */
  readonly preset: Readonly<Partial<Record<Capability, string>>>;
  /** Set where vendors that host everything provide what is not in the preset: the one that a stack has by default. */
  readonly vendor?: string;
  /** Set where its stacks live on this machine alone: their state too, and their names are only folders'. */
  readonly onThisMachine?: true;
}

/** The user's tiers. What else a capability may be is what the backends say that they serve. */
export const tierPresets: Readonly<Record<Tier, TierPreset>> = {
  local: {
    where: "everything runs as programs of this machine",
    onThisMachine: true,
    preset: {
      metrics: "prometheus",
      dashboards: "files",
      alerting: "alertmanager",
      paging: "inbox",
      uptime: "blackbox",
    },
  },
  economy: {
    where: "Grafana Cloud hosts Prometheus, Loki, traces and alerting",
    preset: {
      metrics: "prometheus",
      logs: "loki",
      traces: "tempo",
      dashboards: "grafana",
      alerting: "grafana",
      paging: "slack-email",
      uptime: "uptimerobot",
      errors: "sentry",
    },
  },
  simplified: {
    where: "one vendor, or two side by side, hosts everything",
    preset: { paging: "pagerduty" },
    vendor: "datadog",
  },
  complete: {
    where: "the open-source programs run in a cluster of your own",
    preset: {
      metrics: "prometheus",
      logs: "elk",
      traces: "jaeger",
      dashboards: "grafana",
      alerting: "alertmanager",
      paging: "pagerduty",
      uptime: "pingdom",
      errors: "sentry",
    },
  },
};

/** Ids of the vendors that tiers of vendors have by default. */
export const defaultVendors: readonly string[] = Object.values(tierPresets).flatMap(({ vendor }) => vendor ?? []);

/** The tiers whose stacks live on this machine alone. */
export const tiersOnThisMachine: readonly Tier[] = tiers.filter((tier) => tierPresets[tier].onThisMachine === true);

/** The tier of a stack that says none. */
export const defaultTier: Tier = "local";
