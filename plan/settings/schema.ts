import { z } from "zod";
import type { Backend } from "../../components/backend.ts";
import { capabilities, tiers } from "../../model/capability.ts";
import { oncePer } from "../../model/once-per.ts";
import { everyChoice, vendorsOf } from "../registry.ts";

/** Days, because no backend keeps data for less. */
const retention = z.string().regex(/^[1-9]\d*d$/, "whole days, such as 31d");

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

const asEnum = (values: readonly string[]) => z.enum(values as [string, ...string[]]);

/** A key per capability that overrides the tier's choice. */
const overrides = (backends: readonly Backend[]) =>
  Object.fromEntries(
    capabilities.map((capability) => [
      capability,
      asEnum(everyChoice(capability, backends))
        .optional()
        .meta({ description: `Overrides what the tier chooses for ${capability}` }),
    ]),
  );

/** Settings that a stack of any tier may have, whatever its backends. */
const common = z.strictObject({
  tier: z
    .enum(tiers)
    .optional()
    .meta({ description: "Who watches: a preset of backends with a price. Default: local" }),
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
  budgetUsd: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "USD a month; a plan whose known cost is higher is refused. Default: no limit" }),
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
    .meta({ description: "Notified of what no other route takes. Default: nobody; local tier: its inbox" }),
  heartbeatUrl: z
    .url({ protocol: /^https?$/, error: "an http or https URL" })
    .optional()
    .meta({ description: "Outside watcher that raises the alarm once the Watchdog is silent. Default: nobody" }),
  smtp: z
    .strictObject({
      host,
      port: z.int().min(1).max(65_535).meta({ description: "Default: 587" }),
      username: z.string().min(1),
      from: z.email(),
      requireTls: z.boolean(),
    })
    .partial()
    .optional()
    .meta({ description: "Overrides of the catalog's SMTP server" }),
});

/** Keys by which a stack chooses among the backends that host everything. */
const vendorChoice = (vendors: readonly string[]) => ({
  vendor: asEnum([...vendors, "both"])
    .optional()
    .meta({ description: `Tier simplified: the vendor, or both side by side. Default: ${vendors[0] ?? ""}` }),
  pagingVendor: asEnum(vendors)
    .optional()
    .meta({ description: `vendor: both: the vendor that notifies people. Default: ${vendors[0] ?? ""}` }),
});

/** What everybody's settings are once checked, but without defaults. */
export type CommonSettings = z.output<typeof common> & {
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
    ...Object.assign({}, ...backends.map(({ settings }) => settings?.schema.shape ?? {})),
  });
});
