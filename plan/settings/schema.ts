import { z } from "zod";
import type { Backend } from "../../components/backend.ts";
import { baseUrl, httpUrl, linkTemplate } from "../../components/http-url.ts";
import { capabilities, tiers } from "../../model/capability.ts";
import { oncePer } from "../../model/once-per.ts";
import { everyChoice, vendorsOf } from "../registry.ts";
import { joinedShape } from "./joined-settings.ts";
import { defaultTier, defaultVendors } from "../tiers.ts";
import { labelSpelling, longestLabel } from "./label.ts";

/** Days, because no backend keeps data for less; Prometheus has no time beyond 292 years. */
const kept = z
  .string()
  .max(6, "99999d at most")
  .regex(/^[1-9]\d*d$/, "whole days, such as 31d")
  .optional()
  .meta({ otherwise: "the backend's" });

/**
 * What becomes the value of a label: of Prometheus, which takes any length, Loki (2,048 bytes) and New Relic (4,095), and
 * with its key a tag of Datadog (200 characters). Shorter than all of them is a stack's name, which an environment is by
 * default: its limit holds for both.
 */
const labelText = `at most ${longestLabel} lower-case letters, digits and hyphens`;
const label = z.string().max(longestLabel, { error: labelText, abort: true }).regex(labelSpelling, labelText);

/** A server's name or IPv4 address; a port is a setting of its own. */
const host = z
  .string()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, "a server's name without a port, such as smtp.example.com");

const asEnum = (values: readonly string[]) => z.enum(values as [string, ...string[]]);

/** A key per capability that overrides the tier's choice. */
const overrides = (backends: readonly Backend[]) =>
  Object.fromEntries(
    capabilities.map((capability) => [
      capability,
      asEnum(everyChoice(capability, backends))
        .optional()
        .meta({ description: `What provides ${capability}`, otherwise: "what the tier chooses" }),
    ]),
  );

/**
 * Settings that a stack of any tier may have, whatever its backends, with what holds where config does not say them.
 * `otherwise` says in words the default of what depends on other settings or on the catalog, which resolve.ts fills in;
 * a backend may have presets of its own.
 */
const common = z.strictObject({
  tier: z.enum(tiers).default(defaultTier).meta({ description: "Who watches: a preset of backends with a price" }),
  environment: label
    .optional()
    .meta({ description: "The `environment` label of everything", otherwise: "the stack's name" }),
  cluster: label.default("main").meta({ description: "The `cluster` label of everything" }),
  pages: z
    .boolean()
    .default(true)
    .meta({ description: "Whether critical alerts wake people; if not, they are routed like warnings" }),
  baseUrl: baseUrl.optional().meta({
    description: "Origin of the product, which uptime checks start from",
    otherwise: "the product's; tier local: its demo",
  }),
  runbookUrl: linkTemplate("{alert}").optional().meta({
    description: "URL of a runbook, with {alert}",
    otherwise: "the product's runbooks; tier local: its inbox",
  }),
  dashboardUrl: linkTemplate("{uid}", "{title}", "{dashboard}", "{alert}").optional().meta({
    description:
      "URL of an alert's picture, with {alert}, or its dashboard as {uid} in Grafana, as {dashboard} in the catalog, or as {title}",
    otherwise: "where the stack's dashboards are",
  }),
  budgetUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "USD a month; a plan whose known cost is higher is refused", otherwise: "no limit" }),
  retention: z.strictObject({ metrics: kept, logs: kept, traces: kept }).optional().meta({
    description: "How long what we run ourselves keeps data; vendors fix their own",
    otherwise: "the backends'",
  }),
  discord: z.boolean().default(false).meta({ description: "Also notify by Discord" }),
  teams: z.boolean().default(false).meta({ description: "Also notify by Microsoft Teams" }),
  webhookUrl: httpUrl.optional().meta({ description: "Notified of what no other route takes", otherwise: "nobody is" }),
  heartbeatUrl: httpUrl.optional().meta({
    description: "Outside watcher that raises the alarm once the Watchdog is silent",
    otherwise: "nobody watches",
  }),
  smtp: z
    .strictObject({
      host: host.optional().meta({ description: "Its host", otherwise: "the catalog's" }),
      port: z.int().min(1).max(65_535).optional().meta({ description: "Its port", otherwise: "the catalog's" }),
      username: z.string().min(1).optional().meta({ description: "Whom to log in as", otherwise: "the catalog's" }),
      from: z.email().optional().meta({ description: "The sender of every mail", otherwise: "the catalog's" }),
      requireTls: z.boolean().optional().meta({ description: "Refuse a server without TLS", otherwise: "true" }),
    })
    .optional()
    .meta({ description: "Overrides of the catalog's SMTP server", otherwise: "the catalog's" }),
});

/** What holds of everybody's settings where neither config nor a backend says otherwise. */
export const commonDefaults = common.parse({});

/** Keys by which a stack chooses among the backends that host everything. */
const vendorChoice = (vendors: readonly string[]) => ({
  vendor: asEnum([...vendors, "both"])
    .optional()
    .meta({ description: "The vendor, or both side by side", otherwise: defaultVendors.join(", ") }),
  pagingVendor: asEnum(vendors).optional().meta({
    description: "The vendor that notifies people",
    otherwise: "the first of them that has the alerts",
  }),
});

/** What everybody's settings are once checked, but without defaults. */
type CommonSettings = z.input<typeof common> & {
  readonly vendor?: string | undefined;
  readonly pagingVendor?: string | undefined;
};

/** What config said, checked but without defaults: everybody's settings, the overrides and the backends' own. */
export type GivenSettings = CommonSettings & Readonly<Record<string, unknown>>;

/** What a stack's config may say with these backends, without the secrets. Every key may be left out. */
export const settingsSchema = oncePer((backends: readonly Backend[]): z.ZodObject => {
  const vendors = vendorsOf(backends);
  return z.strictObject({
    ...common.shape,
    ...(vendors.length === 0 ? {} : vendorChoice(vendors)),
    ...overrides(backends),
    ...joinedShape(backends.flatMap(({ settings }) => settings?.schema.shape ?? [])),
  });
});
