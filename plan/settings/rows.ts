import { capabilities } from "../tiers.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";
import type { Origin, SettingRow, Settings } from "./settings.ts";

const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** Every setting that this stack reads, with its value and where that came from. */
export function settingRows(
  settings: Omit<Settings, "rows">,
  given: GivenSettings,
  raw: RawConfig,
): readonly SettingRow[] {
  const row = (key: keyof GivenSettings, value: unknown, otherwise: Origin): readonly SettingRow[] => {
    if (value === undefined) return [];
    const source = raw.get(key)?.source;
    return given[key] === undefined || source === undefined
      ? [{ key, value: text(value), origin: otherwise }]
      : [{ key, value: text(value), origin: "config", source }];
  };
  const { tier, vendors, local, notifications } = settings;
  // What the local tier has instead of the product's own.
  const byTier: Origin = tier === "local" ? "tier" : "default";
  const kept = Object.fromEntries(settings.retention.map(({ capability, keep }) => [capability, keep]));
  return [
    ...row("tier", tier, "default"),
    ...row("vendor", vendors.length > 1 ? "both" : vendors[0], "tier"),
    ...row("pagingVendor", settings.pagingVendor, "tier"),
    ...row("environment", settings.environment, "default"),
    ...row("cluster", settings.cluster, byTier),
    ...row("pages", settings.pages, "default"),
    ...row("baseUrl", settings.baseUrl, byTier),
    ...row("runbookUrl", settings.links.runbook, byTier),
    ...row("dashboardUrl", settings.links.dashboard, "tier"),
    ...capabilities.flatMap((capability) => row(capability, settings.capabilities[capability].choice, "tier")),
    ...row("retention", kept, "tier"),
    ...row("budgetUsd", settings.budgetUsd, "default"),
    ...row("infrastructureUsd", settings.infrastructureUsd, "default"),
    ...row("discord", notifications.discord, byTier),
    ...row("teams", notifications.teams, byTier),
    ...row("webhookUrl", notifications.webhookUrl, "default"),
    ...row("heartbeatUrl", notifications.heartbeatUrl, "default"),
    ...row("smtp", notifications.smtp, "default"),
    ...(local === undefined
      ? []
      : [
          ...row("ports", local.ports, "default"),
          ...row("speed", local.speed, "default"),
          ...row("traffic", local.traffic, "default"),
          ...row("stateDirectory", local.stateDirectory, "default"),
        ]),
  ];
}
