import type { Evaluated } from "../../vendors/tree.ts";
import type { Tags } from "../tags.ts";

/** The limits that New Relic sets its alert conditions, in seconds. */
export const limits = {
  aggregationWindow: { least: 30, most: 21_600 },
  thresholdDuration: { least: 60, most: 86_400 },
  expirationDuration: { least: 30, most: 172_800 },
} as const;

export const operators = ["above", "above_or_equals", "below", "below_or_equals", "equals", "not_equals"] as const;
export type Operator = (typeof operators)[number];

export interface Term {
  readonly operator: Operator;
  readonly threshold: number;
  /** Seconds, a multiple of the aggregation window. */
  readonly thresholdDuration: number;
  readonly thresholdOccurrences: "all" | "at_least_once";
}

/** What one condition becomes, before it has a name and texts. */
export interface ConditionSpec extends Evaluated {
  readonly query: string;
  readonly term: Term;
  readonly signal: Signal;
  /** The scrape job that it is about, where that is all it is about. */
  readonly job?: string;
}

/** How New Relic makes a signal of the query's results. All in seconds. */
export interface Signal {
  readonly aggregationWindow: number;
  readonly aggregationMethod: "event_flow";
  readonly aggregationDelay: string;
  readonly slideBy?: number;
  readonly fillOption: "none" | "static";
  readonly fillValue?: number;
  readonly expirationDuration?: number;
  readonly openViolationOnExpiration?: boolean;
  readonly closeViolationsOnExpiration?: boolean;
}

/** A static NRQL condition with the arguments of New Relic's resource; `policy` names its policy. */
export interface ConditionDefinition extends Signal {
  readonly policy: string;
  readonly name: string;
  readonly type: "static";
  readonly enabled: true;
  readonly description: string;
  readonly runbookUrl: string;
  readonly nrql: { readonly query: string };
  readonly critical?: Term;
  readonly warning?: Term;
  readonly violationTimeLimitSeconds: number;
}

/** Several conditions that must hold together; components are named by their conditions' keys. */
export interface CompoundDefinition {
  readonly policy: string;
  readonly name: string;
  readonly enabled: true;
  readonly triggerExpression: string;
  readonly facetMatchingBehavior: "FACETS_MATCH";
  readonly runbookUrl: string;
  readonly componentConditions: readonly { readonly alias: string; readonly condition: string }[];
  readonly tags: Tags;
}
