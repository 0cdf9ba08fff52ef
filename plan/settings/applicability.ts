import type { Mistake } from "../mistake.ts";
import { capabilities } from "../tiers.ts";
import type { Tier } from "../tiers.ts";
import { shown } from "./issues.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";

interface Condition {
  readonly holds: (given: GivenSettings, tier: Tier) => boolean;
  readonly text: string;
}

const local: Condition = { holds: (_, tier) => tier === "local", text: "only with tier: local" };
const hosted: Condition = {
  holds: (_, tier) => tier !== "local",
  text: "not with tier: local, whose inbox takes every message",
};

/** Settings that only some stacks read. Elsewhere they would be believed and do nothing. */
const conditions = {
  vendor: { holds: (_, tier) => tier === "simplified", text: "only with tier: simplified" },
  pagingVendor: {
    holds: (given, tier) => tier === "simplified" && given.vendor === "both",
    text: "only with tier: simplified and vendor: both",
  },
  infrastructureUsd: { holds: (_, tier) => tier === "complete", text: "only with tier: complete" },
  kubernetes: { holds: (_, tier) => tier === "complete", text: "only with tier: complete" },
  ports: local,
  speed: local,
  traffic: local,
  stateDirectory: local,
  discord: hosted,
  teams: hosted,
  webhookUrl: hosted,
  heartbeatUrl: hosted,
  smtp: hosted,
} satisfies Partial<Record<keyof GivenSettings, Condition>>;

/** Which stacks read a setting, in words; undefined where all do. */
export const readBy = (key: string): string | undefined =>
  Object.entries(conditions).find(([name]) => name === key)?.[1].text;

/** Also bound to the tier, though each tier has its own choice of them. */
const chosenByTier: readonly string[] = [...capabilities, "retention"];

/** Settings that nothing would read on this tier. */
export function inapplicable(given: GivenSettings, tier: Tier): readonly Mistake[] {
  return Object.entries(conditions).flatMap(([key, { holds, text }]) => {
    const value = given[key as keyof GivenSettings];
    return value === undefined || holds(given, tier) ? [] : [{ path: key, found: shown(value), allowed: text }];
  });
}

/**
 * Whoever looks at another tier by `--config tier=…` means its presets, not what the stack's file says for its own
 * tier: the settings of the file that would not fit.
 */
export function leftBehind(raw: RawConfig, given: GivenSettings, tier: Tier): readonly string[] {
  if (raw.get("tier")?.source !== "--config") return [];
  const unread = inapplicable(given, tier).map(({ path }) => path);
  const bound = [...unread, ...chosenByTier.filter((key) => given[key as keyof GivenSettings] !== undefined)];
  return bound.filter((key) => raw.get(key)?.source !== "--config");
}
