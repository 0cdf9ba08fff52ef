import type { KubernetesSettings } from "../../components/kubernetes/settings.ts";
import type { LocalPorts } from "../../components/local/ports.ts";
import type { Retention } from "../retention.ts";
import type { Tier, Vendor } from "../tiers.ts";
import type { Chosen } from "./choose.ts";

/** What only the local tier has. */
export interface LocalSettings {
  readonly ports: LocalPorts;
  /** How many times faster its time runs; 1 outside of drills. */
  readonly speed: number;
  /** Requests per second of the demo's own traffic. */
  readonly traffic: number;
  /** Folder of its files and data, relative to the project. */
  readonly stateDirectory: string;
}

export interface SmtpSettings {
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly from?: string;
  readonly requireTls?: boolean;
}

export interface NotificationSettings {
  readonly discord: boolean;
  readonly teams: boolean;
  readonly webhookUrl?: string | undefined;
  readonly heartbeatUrl?: string | undefined;
  /** Overrides of the catalog's SMTP server. */
  readonly smtp?: SmtpSettings | undefined;
}

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

/** A stack's settings, checked and complete. Plain data; of secrets only which are set. */
export interface Settings {
  readonly stack: string;
  readonly tier: Tier;
  /** None outside of tier simplified, two where they work side by side. */
  readonly vendors: readonly Vendor[];
  /** Of two vendors, the one that notifies people. */
  readonly pagingVendor?: Vendor | undefined;
  readonly environment: string;
  readonly cluster: string;
  readonly pages: boolean;
  readonly baseUrl: string;
  readonly links: { readonly runbook: string; readonly dashboard: string };
  readonly capabilities: Chosen;
  readonly retention: readonly Retention[];
  readonly budgetUsd?: number | undefined;
  readonly infrastructureUsd?: number | undefined;
  readonly notifications: NotificationSettings;
  readonly local?: LocalSettings | undefined;
  /** Of tier complete. */
  readonly kubernetes?: KubernetesSettings | undefined;
  readonly secretsSet: readonly string[];
  /** Every setting with its origin, by key. */
  readonly rows: readonly SettingRow[];
  /** Keys of the stack's file that `--config tier=…` left without a meaning. */
  readonly unused: readonly string[];
}
