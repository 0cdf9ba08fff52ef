import type { Capability, Tier } from "../../model/capability.ts";
import type { NotificationSettings } from "../../model/settings.ts";
import type { Choosable } from "../registry.ts";
import type { Retention } from "../retention.ts";

/** What provides a capability. */
export interface Choice {
  /** As config says it; `none` where the stack goes without. */
  readonly choice: string;
  /** Several where two vendors work side by side. */
  readonly by: readonly Choosable[];
}

export type Chosen = Readonly<Record<Capability, Choice>>;

/** Why a setting has its value. */
export type Origin = "default" | "tier" | "config";

/** One setting as the plan shows it. */
export interface SettingRow {
  readonly key: string;
  readonly value: string;
  readonly origin: Origin;
  /** Of `config`: the file, or `--config`. */
  readonly source?: string;
}

/** A stack's settings, checked and complete. Of secrets only which are set. */
export interface Settings {
  /** Name of the Pulumi project. */
  readonly project: string;
  readonly stack: string;
  readonly tier: Tier;
  /** The vendors that host everything, two where they work side by side; none on other tiers. */
  readonly vendors: readonly string[];
  /** Of two vendors, the one that notifies people. */
  readonly pagingVendor?: string | undefined;
  readonly environment: string;
  readonly cluster: string;
  readonly pages: boolean;
  readonly baseUrl: string;
  readonly links: { readonly runbook: string; readonly dashboard: string };
  readonly capabilities: Chosen;
  readonly retention: readonly Retention[];
  readonly budgetUsd?: number | undefined;
  readonly notifications: NotificationSettings;
  /** Backend's id → its own settings, complete. */
  readonly own: ReadonlyMap<string, unknown>;
  readonly secretsSet: readonly string[];
  /** Every setting with its origin, by key. */
  readonly rows: readonly SettingRow[];
  /** Keys of the stack's file that `--config tier=…` left without a meaning. */
  readonly unused: readonly string[];
}
