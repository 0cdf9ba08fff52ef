import type { Evaluated } from "../../vendors/tree.ts";

/** A monitor as Datadog's API takes it. References to other objects are `${monitor:KEY}` and `${slo:NAME}`. */
export interface MonitorDefinition {
  readonly name: string;
  readonly type: MonitorType;
  readonly query: string;
  readonly message: string;
  readonly tags: readonly string[];
  /** 1 is the highest. */
  readonly priority: number;
  readonly options: MonitorOptions;
  readonly assets?: readonly { readonly category: "runbook"; readonly name: string; readonly url: string }[];
}

export const monitorTypes = ["composite", "query alert", "service check", "slo alert"] as const;
export type MonitorType = (typeof monitorTypes)[number];

interface MonitorOptions {
  readonly thresholds?: Readonly<Partial<Record<"ok" | "warning" | "critical", number>>>;
  readonly on_missing_data?: "default" | "resolve" | "show_no_data" | "show_and_notify_no_data";
  /** Only where `on_missing_data` does not exist. */
  readonly notify_no_data?: boolean;
  /** Minutes. */
  readonly no_data_timeframe?: number;
  readonly require_full_window?: boolean;
  /** Seconds. */
  readonly evaluation_delay?: number;
  /** Seconds. */
  readonly new_group_delay?: number;
  readonly include_tags: boolean;
}

/** What one condition becomes, before it has a name and a message. */
export interface MonitorSpec extends Evaluated {
  readonly type: MonitorType;
  readonly query: string;
  readonly options: Omit<MonitorOptions, "include_tags">;
  /** The scrape job that it is about, where that is all it is about. */
  readonly job?: string;
}

export const monitorReference = (key: string) => `\${monitor:${key}}`;
export const sloReference = (name: string) => `\${slo:${name}}`;
