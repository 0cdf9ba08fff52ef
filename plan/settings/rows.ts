import type { Backend, SettingDefaults } from "../../components/backend.ts";
import { capabilities } from "../../model/capability.ts";
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
function leaves(tree: Readonly<Record<string, unknown>>, path: readonly string[] = []): readonly Leaf[] {
  return Object.entries(tree).flatMap(([key, value]): readonly Leaf[] => {
    const inner = [...path, key];
    if (isTree(value)) return leaves(value, inner);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return [[inner.join("."), value]];
    }
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

interface RowContext {
  readonly given: GivenSettings;
  readonly raw: RawConfig;
  /** What the stack's backends have set where config says nothing. */
  readonly defaults: SettingDefaults;
  readonly backends: readonly Backend[];
}

/** Every setting that this stack reads, with its value and where that came from; an object's entries one by one. */
export function settingRows(
  settings: Omit<Settings, "rows">,
  { given, raw, defaults, backends }: RowContext,
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
  const { vendors, notifications, retention } = settings;
  /** By the tier where its backends have set it. */
  const origin = (key: keyof SettingDefaults): Origin => (defaults[key] === undefined ? "default" : "tier");
  const own = backends.flatMap(({ id, settings: declared }) => {
    const value = settings.own.get(id);
    if (declared === undefined || value === undefined) return [];
    return leaves(declared.shown?.(value, given) ?? (value as Readonly<Record<string, unknown>>));
  });
  return [
    ...row("tier", settings.tier, "default"),
    ...row("vendor", vendors.length > 1 ? "both" : vendors[0], "tier"),
    ...row("pagingVendor", settings.pagingVendor, "tier"),
    ...row("environment", settings.environment, "default"),
    ...row("cluster", settings.cluster, origin("cluster")),
    ...row("pages", settings.pages, "default"),
    ...row("baseUrl", settings.baseUrl, origin("baseUrl")),
    ...row("runbookUrl", settings.links.runbook, origin("runbookUrl")),
    ...row("dashboardUrl", settings.links.dashboard, "tier"),
    ...capabilities.flatMap((capability) => row(capability, settings.capabilities[capability].choice, "tier")),
    ...[...keptOf(retention)].flatMap(([capability, keep]) => row(`retention.${capability}`, keep, "tier")),
    ...row("budgetUsd", settings.budgetUsd, "default"),
    ...row("discord", notifications.discord, origin("discord")),
    ...row("teams", notifications.teams, origin("teams")),
    ...row("webhookUrl", notifications.webhookUrl, "default"),
    ...row("heartbeatUrl", notifications.heartbeatUrl, "default"),
    ...Object.entries(notifications.smtp ?? {}).flatMap(([key, value]) => row(`smtp.${key}`, String(value), "default")),
    ...own.flatMap(([path, value]) => row(path, value, "default")),
  ];
}
