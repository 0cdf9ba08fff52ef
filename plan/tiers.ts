import type { Capability } from "../model/capability.ts";

export { capabilities, type Capability } from "../model/capability.ts";

export const tiers = ["local", "economy", "simplified", "complete"] as const;
/** A named choice of backends with a price. */
export type Tier = (typeof tiers)[number];

export const vendors = ["datadog", "newrelic"] as const;
export type Vendor = (typeof vendors)[number];

/** What provides a capability. */
export type BackendId =
  | Vendor
  | "alertmanager"
  | "alertmanager-local"
  | "blackbox-exporter"
  | "blackbox-exporter-local"
  | "dashboard-files"
  | "elk"
  | "grafana"
  | "grafana-cloud"
  | "grafana-local"
  | "inbox"
  | "jaeger"
  | "kube-prometheus-stack"
  | "loki"
  | "pagerduty"
  | "pingdom"
  | "prometheus-local"
  | "sentry"
  | "slack-email"
  | "uptimerobot"
  | "zipkin";

/** How a capability may be provided on a tier: what config says → the backend. The first is the tier's preset. */
export type Choices = readonly (readonly [choice: string, backend: BackendId])[];

export interface TierPreset {
  /** Where its backends run, as the reason for what it cannot have. */
  readonly where: string;
  /** The choices of each capability; none where the tier goes without it. `vendor` stands for those of `vendor`. */
  readonly choices: Readonly<Record<Capability, Choices>>;
}

/** Stands in the table for whichever vendors the stack has. */
const vendor: Choices = vendors.map((name) => [name, name]);

/** The user's tiers. Each is a preset; config overrides a capability with one of the other choices, or with `none`. */
export const tierPresets = {
  local: {
    where: "everything runs as programs of this machine",
    choices: {
      metrics: [["prometheus", "prometheus-local"]],
      logs: [],
      traces: [],
      dashboards: [
        ["files", "dashboard-files"],
        ["grafana", "grafana-local"],
      ],
      alerting: [["alertmanager", "alertmanager-local"]],
      paging: [["inbox", "inbox"]],
      uptime: [["blackbox", "blackbox-exporter-local"]],
      errors: [],
    },
  },
  economy: {
    where: "Grafana Cloud hosts Prometheus, Loki, traces and alerting",
    choices: {
      metrics: [["prometheus", "grafana-cloud"]],
      logs: [["loki", "grafana-cloud"]],
      traces: [["tempo", "grafana-cloud"]],
      dashboards: [["grafana", "grafana-cloud"]],
      alerting: [["grafana", "grafana-cloud"]],
      paging: [
        ["slack-email", "slack-email"],
        ["pagerduty", "pagerduty"],
      ],
      uptime: [["uptimerobot", "uptimerobot"]],
      errors: [["sentry", "sentry"]],
    },
  },
  simplified: {
    where: "one vendor, or two side by side, hosts everything",
    choices: {
      metrics: vendor,
      logs: vendor,
      traces: vendor,
      dashboards: vendor,
      alerting: vendor,
      paging: [
        ["pagerduty", "pagerduty"],
        ["slack-email", "slack-email"],
      ],
      uptime: vendor,
      errors: [...vendor, ["sentry", "sentry"]],
    },
  },
  complete: {
    where: "the open-source programs run in a cluster of your own",
    choices: {
      metrics: [["prometheus", "kube-prometheus-stack"]],
      logs: [
        ["elk", "elk"],
        ["loki", "loki"],
      ],
      traces: [
        ["jaeger", "jaeger"],
        ["zipkin", "zipkin"],
      ],
      dashboards: [["grafana", "grafana"]],
      alerting: [["alertmanager", "alertmanager"]],
      paging: [
        ["pagerduty", "pagerduty"],
        ["slack-email", "slack-email"],
      ],
      uptime: [
        ["pingdom", "pingdom"],
        ["uptimerobot", "uptimerobot"],
        ["blackbox", "blackbox-exporter"],
      ],
      errors: [["sentry", "sentry"]],
    },
  },
} as const satisfies Record<Tier, TierPreset>;

/** Capabilities that a stack may go without; the others are what makes it a monitoring at all. */
export const optional: readonly Capability[] = ["logs", "traces", "errors"];

/** Everything that config may say for a capability on any tier. */
export function everyChoice(capability: Capability): readonly string[] {
  const choices = tiers.flatMap((tier) => presetChoices(tier, capability).map(([choice]) => choice));
  return [...new Set([...choices, ...(optional.includes(capability) ? ["none"] : [])])];
}

export function presetChoices(tier: Tier, capability: Capability): Choices {
  return tierPresets[tier].choices[capability];
}
