import { capabilities } from "../tiers.ts";
import { defaultPorts } from "./defaults.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";
import type { Origin, SettingRow, Settings } from "./settings.ts";

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path such as `ports.backend`. */
function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isTree(inner) ? inner[key] : undefined), value);
}

type Leaf = readonly [path: string, value: string | number | boolean];

/** Every value of a tree with its path. */
function leaves(tree: Readonly<Record<string, unknown>>, path: string): readonly Leaf[] {
  return Object.entries(tree).flatMap(([key, value]): readonly Leaf[] => {
    const inner = `${path}.${key}`;
    if (isTree(value)) return leaves(value, inner);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return [[inner, value]];
    return [];
  });
}

/** How long each capability's data is kept; of two vendors by both. */
function keptOf(retention: Settings["retention"]): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  for (const { capability, keep, backend } of retention) {
    const others = retention.filter((other) => other.capability === capability).length > 1;
    const before = kept.get(capability);
    kept.set(
      capability,
      [...(before === undefined ? [] : [before]), others ? `${keep} by ${backend}` : keep].join(", "),
    );
  }
  return kept;
}

/** The complete tier's settings under the names that config has for them. */
function kubernetesTree({ kubernetes }: Pick<Settings, "kubernetes">, given: GivenSettings) {
  const { objectStorage, ingress } = given.kubernetes ?? {};
  return kubernetes === undefined ? {} : { ...kubernetes, objectStorage, ingress };
}

/** Every setting that this stack reads, with its value and where that came from; an object's entries one by one. */
export function settingRows(
  settings: Omit<Settings, "rows">,
  given: GivenSettings,
  raw: RawConfig,
): readonly SettingRow[] {
  const row = (
    path: string,
    value: string | number | boolean | undefined,
    otherwise: Origin,
  ): readonly SettingRow[] => {
    if (value === undefined) return [];
    const [key = "", ...inner] = path.split(".");
    const source = raw.get(key)?.source;
    const configured = at(given, [key, ...inner]) !== undefined;
    return configured && source !== undefined
      ? [{ key: path, value: String(value), origin: "config", source }]
      : [{ key: path, value: String(value), origin: otherwise }];
  };
  const { tier, vendors, local, notifications, retention } = settings;
  // What the local tier has instead of the product's own.
  const byTier: Origin = tier === "local" ? "tier" : "default";
  return [
    ...row("tier", tier, "default"),
    ...row("vendor", vendors.length > 1 ? "both" : vendors[0], "tier"),
    ...row("pagingVendor", settings.pagingVendor, "tier"),
    ...row("environment", settings.environment, "default"),
    ...row("cluster", settings.cluster, byTier),
    ...row("pages", settings.pages, byTier),
    ...row("baseUrl", settings.baseUrl, byTier),
    ...row("runbookUrl", settings.links.runbook, byTier),
    ...row("dashboardUrl", settings.links.dashboard, "tier"),
    ...capabilities.flatMap((capability) => row(capability, settings.capabilities[capability].choice, "tier")),
    ...[...keptOf(retention)].flatMap(([capability, keep]) => row(`retention.${capability}`, keep, "tier")),
    ...row("budgetUsd", settings.budgetUsd, "default"),
    ...row("infrastructureUsd", settings.infrastructureUsd, "default"),
    ...row("discord", notifications.discord, byTier),
    ...row("teams", notifications.teams, byTier),
    ...row("webhookUrl", notifications.webhookUrl, "default"),
    ...row("heartbeatUrl", notifications.heartbeatUrl, "default"),
    ...Object.entries(notifications.smtp ?? {}).flatMap(([key, value]) => row(`smtp.${key}`, String(value), "default")),
    ...leaves(kubernetesTree(settings, given), "kubernetes").flatMap(([path, value]) => row(path, value, "default")),
    ...(local === undefined
      ? []
      : [
          ...Object.keys(defaultPorts).flatMap((name) =>
            row(`ports.${name}`, local.ports[name as keyof typeof defaultPorts], "default"),
          ),
          ...row("speed", local.speed, "default"),
          ...row("traffic", local.traffic, "default"),
          ...row("stateDirectory", local.stateDirectory, "default"),
        ]),
  ];
}
