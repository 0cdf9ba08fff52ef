import { z } from "zod";
import type { LocalPorts } from "../../components/local/compile/ports.ts";
import type { Capability } from "../tiers.ts";
import { capabilities, everyChoice, tiers, vendors } from "../tiers.ts";
import { kubernetesSchema } from "./kubernetes-schema.ts";

/** Days, because no backend keeps data for less. */
const retention = z.string().regex(/^[1-9]\d*d$/, "whole days, such as 31d");

const port = (description: string) => z.int().min(1).max(65_535).meta({ description });

/** What becomes the value of a label, and part of external names. */
const label = z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "lower-case letters, digits and hyphens");

const hasCredentials = (text: string): boolean => /^[a-z]+:\/\/[^/?#]*@/.test(text);

const url = z
  .url({ protocol: /^https?$/, error: "an http or https URL" })
  .refine((text) => !text.endsWith("/"), { error: "an http or https URL without a slash at its end" })
  // It is printed, and written into every check.
  .refine((text) => !hasCredentials(text), { error: "an http or https URL without user and password in it" });

/** A server's name or IPv4 address; a port is a setting of its own. */
const host = z
  .string()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, "a server's name without a port, such as smtp.example.com");

const linkTemplate = (placeholder: string) =>
  z
    .string()
    .regex(/^https?:\/\/\S+$/, "an http or https URL")
    .refine((text) => text.includes(placeholder), { error: `an http or https URL with ${placeholder} in it` });

const ports = {
  backend: port("The demo backend"),
  backendTls: port("The demo backend by HTTPS"),
  exporters: port("The demo's second process, which plays a machine and PostgreSQL"),
  exportersTls: port("The same by HTTPS, with the certificate that is watched"),
  prometheus: port("Prometheus"),
  alertmanager: port("Alertmanager"),
  node: port("node_exporter"),
  postgres: port("postgres_exporter"),
  database: port("PostgreSQL, where it is installed"),
  statsd: port("StatsD, UDP"),
  statsdMetrics: port("statsd_exporter's metrics"),
  blackbox: port("blackbox_exporter"),
  inbox: port("The inbox"),
  smtp: port("The inbox's SMTP server"),
  grafana: port("Grafana, where it is installed"),
} satisfies Record<keyof LocalPorts, z.ZodType<number>>;

function override(capability: Capability) {
  return z
    .enum(everyChoice(capability) as [string, ...string[]])
    .optional()
    .meta({ description: `Overrides what the tier chooses for ${capability}` });
}

const overrides = Object.fromEntries(capabilities.map((capability) => [capability, override(capability)])) as Record<
  Capability,
  ReturnType<typeof override>
>;

/**
 * What a stack's config may say, without the secrets. Every key may be left out; the defaults' values stand in
 * defaults.ts.
 */
export const settingsSchema = z.strictObject({
  tier: z
    .enum(tiers)
    .optional()
    .meta({ description: "Who watches: a preset of backends with a price. Default: local" }),
  vendor: z
    .enum([...vendors, "both"])
    .optional()
    .meta({ description: "Tier simplified: the vendor, or both side by side. Default: datadog" }),
  pagingVendor: z
    .enum(vendors)
    .optional()
    .meta({ description: "vendor: both: the vendor that notifies people. Default: datadog" }),
  environment: label
    .optional()
    .meta({ description: "The `environment` label of everything. Default: the stack's name" }),
  cluster: label
    .optional()
    .meta({ description: "The `cluster` label of everything. Default: main; local tier: local" }),
  pages: z
    .boolean()
    .optional()
    .meta({ description: "Whether critical alerts wake people. Default: in environment prod, and to the local inbox" }),
  baseUrl: url.optional().meta({
    description: "Origin of the product, which uptime checks start from. Default: the product's; local tier: its demo",
  }),
  runbookUrl: linkTemplate("{alert}")
    .optional()
    .meta({ description: "URL of a runbook, with {alert}. Default: the runbook's source; local tier: its inbox" }),
  dashboardUrl: z
    .string()
    .regex(/^https?:\/\/\S+$/, "an http or https URL")
    .refine((text) => /\{(dashboard|alert)\}/.test(text), {
      error: "an http or https URL with {dashboard} or {alert} in it",
    })
    .optional()
    .meta({ description: "URL of an alert's picture, with {dashboard} or {alert}. Default: by the tier's dashboards" }),
  ...overrides,
  budgetUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "USD a month; a plan whose known cost is higher is refused. Default: no limit" }),
  infrastructureUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "Tier complete: USD a month for the machines that run it. Default: not known" }),
  retention: z
    .strictObject({ metrics: retention, logs: retention, traces: retention })
    .partial()
    .optional()
    .meta({ description: "How long what we run ourselves keeps data; vendors fix their own" }),
  discord: z.boolean().optional().meta({ description: "Also notify by Discord. Default: false" }),
  teams: z.boolean().optional().meta({ description: "Also notify by Microsoft Teams. Default: false" }),
  webhookUrl: z
    .url({ protocol: /^https?$/, error: "an http or https URL" })
    .optional()
    .meta({ description: "Told what no other route takes. Default: nobody; local tier: its inbox" }),
  heartbeatUrl: z
    .url({ protocol: /^https?$/, error: "an http or https URL" })
    .optional()
    .meta({ description: "Outside watcher that raises the alarm once the Watchdog is silent. Default: nobody" }),
  smtp: z
    .strictObject({
      host,
      port: port("Default: 587"),
      username: z.string().min(1),
      from: z.email(),
      requireTls: z.boolean(),
    })
    .partial()
    .optional()
    .meta({ description: "Overrides of the catalog's SMTP server" }),
  kubernetes: kubernetesSchema.optional().meta({ description: "Tier complete: the cluster, and how it is used" }),
  ports: z.strictObject(ports).partial().optional().meta({ description: "Local tier: ports on 127.0.0.1" }),
  speed: z
    .int()
    .min(1)
    .optional()
    .meta({ description: "Local tier: how many times faster its time runs, for drills. Default: 1" }),
  traffic: z
    .int()
    .min(0)
    .max(1000)
    .optional()
    .meta({ description: "Local tier: the demo's own traffic, requests per second. Default: 20" }),
  stateDirectory: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Local tier: folder of its files and data. Default: .state/stacks/STACK" }),
});

/** What config said, checked but without defaults. */
export type GivenSettings = z.output<typeof settingsSchema>;

/** Settings that only the local tier reads. */
export const localOnly = ["ports", "speed", "traffic", "stateDirectory"] as const satisfies (keyof GivenSettings)[];
