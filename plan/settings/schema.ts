import { z } from "zod";
import type { LocalPorts } from "../../components/local/compile/ports.ts";
import type { Capability } from "../tiers.ts";
import { capabilities, everyChoice, tiers, vendors } from "../tiers.ts";
import { kubernetesSchema } from "./kubernetes-schema.ts";

/** Days, because no backend keeps data for less. */
const kept = z
  .string()
  .regex(/^[1-9]\d*d$/, "whole days, such as 31d")
  .optional()
  .meta({ otherwise: "the backend's" });

const portNumber = z.int().min(1).max(65_535);

const port = (preset: number, description: string) => portNumber.default(preset).meta({ description });

/** What becomes the value of a label, and part of external names. */
const label = z.string().regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "lower-case letters, digits and hyphens");

const url = z
  .url({ protocol: /^https?$/, error: "an http or https URL" })
  .refine((text) => !text.endsWith("/"), { error: "an http or https URL without a slash at its end" });

const linkTemplate = (placeholder: string) =>
  z
    .string()
    .regex(/^https?:\/\/\S+$/, "an http or https URL")
    .refine((text) => text.includes(placeholder), { error: `an http or https URL with ${placeholder} in it` });

/** The product's own ports where it names one, the programs' customary ones elsewhere. */
const ports = {
  backend: port(3000, "The demo backend"),
  backendTls: port(3443, "The demo backend by HTTPS"),
  exporters: port(3002, "The demo's second process, which plays a machine and PostgreSQL"),
  exportersTls: port(3444, "The same by HTTPS, with the certificate that is watched"),
  prometheus: port(9090, "Prometheus"),
  alertmanager: port(9093, "Alertmanager"),
  node: port(9100, "node_exporter"),
  postgres: port(9187, "postgres_exporter"),
  // Not 5432, where a machine's own PostgreSQL often is.
  database: port(55_432, "PostgreSQL, where it is installed"),
  statsd: port(8125, "StatsD, UDP"),
  statsdMetrics: port(9102, "statsd_exporter's metrics"),
  blackbox: port(9115, "blackbox_exporter"),
  inbox: port(5001, "The inbox"),
  smtp: port(5025, "The inbox's SMTP server"),
  grafana: port(3001, "Grafana, where it is installed"),
} satisfies Record<keyof LocalPorts, z.ZodDefault<z.ZodInt>>;

function override(capability: Capability) {
  return z
    .enum(everyChoice(capability) as [string, ...string[]])
    .optional()
    .meta({ description: `What provides ${capability}`, otherwise: "what the tier chooses" });
}

const overrides = Object.fromEntries(capabilities.map((capability) => [capability, override(capability)])) as Record<
  Capability,
  ReturnType<typeof override>
>;

const httpUrl = z.url({ protocol: /^https?$/, error: "an http or https URL" });

/**
 * What a stack's config may say, without the secrets, and what holds where it says nothing. Every key may be left out.
 * `otherwise` says in words the default of what depends on other settings or on the catalog, which resolve.ts fills in;
 * tierDefaults has those that one tier has for itself. Pulumi.yaml repeats some for Pulumi; a test holds them equal.
 */
export const settingsSchema = z.strictObject({
  tier: z.enum(tiers).default("local").meta({ description: "Who watches: a preset of backends with a price" }),
  vendor: z
    .enum([...vendors, "both"])
    .default("datadog")
    .meta({ description: "The vendor, or both side by side" }),
  pagingVendor: z.enum(vendors).optional().meta({
    description: "The vendor that notifies people",
    otherwise: "the first of them that has the alerts",
  }),
  environment: label
    .optional()
    .meta({ description: "The `environment` label of everything", otherwise: "the stack's name" }),
  cluster: label.default("main").meta({ description: "The `cluster` label of everything" }),
  pages: z
    .boolean()
    .optional()
    .meta({ description: "Whether critical alerts wake people", otherwise: "true in environment prod, else false" }),
  baseUrl: url.optional().meta({
    description: "Origin of the product, which uptime checks start from",
    otherwise: "the product's; tier local: its demo",
  }),
  runbookUrl: linkTemplate("{alert}").optional().meta({
    description: "URL of a runbook, with {alert}",
    otherwise: "the product's runbooks; tier local: its inbox",
  }),
  dashboardUrl: z
    .string()
    .regex(/^https?:\/\/\S+$/, "an http or https URL")
    .refine((text) => /\{(dashboard|alert)\}/.test(text), {
      error: "an http or https URL with {dashboard} or {alert} in it",
    })
    .optional()
    .meta({
      description: "URL of an alert's picture, with {dashboard} or {alert}",
      otherwise: "where the stack's dashboards are",
    }),
  ...overrides,
  budgetUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "USD a month; a plan whose known cost is higher is refused", otherwise: "no limit" }),
  infrastructureUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "USD a month for the machines that run it", otherwise: "not known" }),
  retention: z.strictObject({ metrics: kept, logs: kept, traces: kept }).optional().meta({
    description: "How long what we run ourselves keeps data; vendors fix their own",
    otherwise: "the backends'",
  }),
  discord: z.boolean().default(false).meta({ description: "Also notify by Discord" }),
  teams: z.boolean().default(false).meta({ description: "Also notify by Microsoft Teams" }),
  webhookUrl: httpUrl.optional().meta({ description: "Told what no other route takes", otherwise: "nobody is" }),
  heartbeatUrl: httpUrl.optional().meta({
    description: "Outside watcher that raises the alarm once the Watchdog is silent",
    otherwise: "nobody watches",
  }),
  smtp: z
    .strictObject({
      host: z.string().min(1).optional().meta({ description: "Its host", otherwise: "the catalog's" }),
      port: portNumber.optional().meta({ description: "Its port", otherwise: "the catalog's" }),
      username: z.string().min(1).optional().meta({ description: "Whom to log in as", otherwise: "the catalog's" }),
      from: z.email().optional().meta({ description: "The sender of every mail", otherwise: "the catalog's" }),
      requireTls: z.boolean().optional().meta({ description: "Refuse a server without TLS", otherwise: "true" }),
    })
    .optional()
    .meta({ description: "Overrides of the catalog's SMTP server", otherwise: "the catalog's" }),
  kubernetes: kubernetesSchema.prefault({}).meta({ description: "The cluster, and how it is used" }),
  ports: z.strictObject(ports).prefault({}).meta({ description: "Ports on 127.0.0.1" }),
  speed: z.int().min(1).default(1).meta({ description: "How many times faster its time runs, for drills" }),
  traffic: z.int().min(0).max(1000).default(20).meta({ description: "The demo's own traffic, in requests per second" }),
  stateDirectory: z
    .string()
    .min(1)
    .optional()
    .meta({ description: "Folder of its files and data", otherwise: ".state/stacks/STACK" }),
});

/** What config said, checked but without defaults. */
export type GivenSettings = z.input<typeof settingsSchema>;
