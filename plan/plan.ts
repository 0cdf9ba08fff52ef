import type { Comparison, Severity } from "../model/alert.ts";
import type { Capability, Tier } from "../model/capability.ts";
import type { CompiledItem } from "../model/stack.ts";
import type { Retention } from "./retention.ts";
import type { Cost } from "./cost.ts";
import type { SettingRow } from "./settings/settings.ts";

export interface PlannedCapability {
  readonly capability: Capability;
  /** As config would say it; `none` where the stack goes without. */
  readonly choice: string;
  readonly backends: readonly PlannedBackend[];
}

interface PlannedBackend {
  readonly id: string;
  readonly title: string;
  /** False: planned and rendered only, because its resources are not written yet. */
  readonly provisioned: boolean;
}

export interface PlannedSecret {
  readonly name: string;
  readonly set: boolean;
  readonly what: string;
}

/** A resource that `up` makes. */
export interface PlannedResource {
  readonly type: string;
  readonly name: string;
}

/** A number that an alert's value is compared with. */
export interface PlannedThreshold {
  readonly op: Comparison;
  /** Decimal text, in the base unit. */
  readonly value: string;
  /** `ratio`, `seconds`, `bytes`, `usd`, `lines` or `number`. */
  readonly unit: string;
}

export interface PlannedAlert {
  readonly name: string;
  readonly severity: Severity;
  readonly service: string;
  readonly team: string;
  readonly for: string;
  /** For people: "> 5 %". */
  readonly condition: string;
  readonly thresholds: readonly PlannedThreshold[];
  readonly slo?: string;
  readonly summary: string;
  /** The receivers that its routes lead to, and what one message to each is about: labels, "each alert" where unknown. */
  readonly groups: readonly { readonly receiver: string; readonly by: string }[];
}

export interface PlannedSlo {
  readonly name: string;
  readonly title: string;
  readonly service: string;
  /** Per cent. */
  readonly objective: string;
  readonly period: string;
  readonly windows: readonly {
    readonly severity: Severity;
    readonly long: string;
    readonly short: string;
    readonly factor: string;
    /** Error ratio above which it burns. */
    readonly threshold: string;
  }[];
  /** Windows that can tell nothing of this objective over this period, and why. Absent where all are used. */
  readonly omittedWindows?: readonly { readonly severity: Severity; readonly long: string; readonly why: string }[];
}

export interface PlannedCheck {
  readonly name: string;
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly interval: string;
  readonly timeout: string;
  readonly expectedStatus: readonly number[];
  readonly from: "outside" | "inside";
  /** Name of the secret with its bearer token. */
  readonly bearerSecret?: string;
}

interface PlannedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: number;
}

export interface PlannedItem extends CompiledItem {
  readonly backend: string;
  readonly provisioned: boolean;
}

/** A catalog item that a backend cannot express fully. */
interface PlannedDegradation {
  readonly backend: string;
  readonly item: string;
  readonly lost: string;
  /** The fallback; the key is older than the word. */
  readonly standIn: string;
}

/**
 * What a stack will have, as plain data: the form of `plan --json` and of `plan.json`, described in docs/plan-json.md.
 * Within one `schemaVersion` keys are added, never renamed or removed.
 */
export interface Plan {
  readonly schemaVersion: 1;
  /** Whether critical alerts wake people. */
  readonly pages: boolean;
  /** What whoever runs the stack has to know before anything else, one sentence each. */
  readonly notices: readonly string[];
  readonly product: string;
  readonly stack: string;
  readonly tier: Tier;
  readonly vendors: readonly string[];
  readonly pagingVendor: string | null;
  readonly environment: string;
  readonly cluster: string;
  readonly baseUrl: string;
  /** Whether `up` makes this stack; it refuses one that it could not watch anything with. */
  readonly provisioned: boolean;
  readonly capabilities: readonly PlannedCapability[];
  readonly settings: readonly SettingRow[];
  readonly unusedSettings: readonly string[];
  readonly secrets: readonly PlannedSecret[];
  readonly resources: readonly PlannedResource[];
  readonly alerts: readonly PlannedAlert[];
  readonly slos: readonly PlannedSlo[];
  readonly uptimeChecks: readonly PlannedCheck[];
  readonly dashboards: readonly PlannedDashboard[];
  /** Every query and route as its backend gets it. */
  readonly items: readonly PlannedItem[];
  readonly degradations: readonly PlannedDegradation[];
  readonly retention: readonly Retention[];
  readonly cost: Cost;
}
