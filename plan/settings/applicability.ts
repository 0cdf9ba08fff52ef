import type { Backend } from "../../components/backend.ts";
import type { Tier } from "../../model/capability.ts";
import { capabilities, tiers } from "../../model/capability.ts";
import type { Issue } from "../../model/issue.ts";
import { tierPresets } from "../tiers.ts";
import { shown } from "./issues.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";

/** Settings of notifications, which nothing reads where a backend takes every message itself. */
const aboutMessages = ["discord", "teams", "webhookUrl", "heartbeatUrl", "smtp"] as const;

/** Settings bound to the tier because each tier has its own choice of them. */
const chosenByTier: readonly string[] = [...capabilities, "retention"];

const tiersWithVendors = (Object.keys(tierPresets) as Tier[]).filter((tier) => tierPresets[tier].vendor !== undefined);

/** What decides who reads a setting. */
export interface Readers {
  readonly tier: Tier;
  readonly backends: readonly Backend[];
  /** Those that the stack has chosen for a capability. */
  readonly chosen: ReadonlySet<Backend>;
}

/** Whether a stack reads a backend's own settings: on their tiers, and wherever it has chosen the backend. */
export const readsOwn = (backend: Backend, { tier, chosen }: Omit<Readers, "backends">): boolean =>
  chosen.has(backend) || backend.settings?.tiers.includes(tier) === true;

/** Key → why this stack does not read it. */
function unread(given: GivenSettings, { tier, backends, chosen }: Readers): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const hasVendors = tierPresets[tier].vendor !== undefined;
  const onTiers = `only with tier: ${tiersWithVendors.join(" or ")}`;
  if (!hasVendors) reasons.set("vendor", onTiers);
  if (!hasVendors || given.vendor !== "both") reasons.set("pagingVendor", `${onTiers} and vendor: both`);
  for (const backend of backends) {
    const { settings } = backend;
    if (settings === undefined || readsOwn(backend, { tier, chosen })) continue;
    const reason = settings.readBy ?? `only with tier: ${settings.tiers.join(" or ")}`;
    for (const key of Object.keys(settings.schema.shape)) reasons.set(key, reason);
  }
  const onTier = backends.filter(({ serves }) => serves.some(({ tiers }) => tiers.includes(tier)));
  for (const { takesMessages } of onTier) {
    if (takesMessages !== undefined) for (const key of aboutMessages) reasons.set(key, takesMessages);
  }
  return reasons;
}

/** Which stacks read a setting, in words; undefined where all do. */
export function readBy(key: string, backends: readonly Backend[]): string | undefined {
  const reasons = tiers.flatMap((tier) => unread({}, { tier, backends, chosen: new Set() }).get(key) ?? []);
  return reasons[0];
}

/** Settings that nothing would read in this stack: they would be believed and do nothing. */
export function inapplicable(given: GivenSettings, readers: Readers): readonly Issue[] {
  return [...unread(given, readers)].flatMap(([key, reason]) =>
    given[key] === undefined ? [] : [{ path: key, got: shown(given[key]), expected: reason }],
  );
}

/**
 * Whoever looks at another tier by `--config tier=…` means its presets, not what the stack's file says for its own
 * tier: the settings of the file that would not fit.
 *
 * @param unfit what is inapplicable there
 */
export function leftBehind(raw: RawConfig, given: GivenSettings, unfit: readonly Issue[]): readonly string[] {
  if (raw.get("tier")?.source !== "--config") return [];
  const bound = [...unfit.map(({ path }) => path), ...chosenByTier.filter((key) => given[key] !== undefined)];
  return bound.filter((key) => raw.get(key)?.source !== "--config");
}
