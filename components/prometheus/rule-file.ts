import type { Duration } from "../../model/duration.ts";
import type { Origin } from "../../model/origin.ts";

/** Computes a series at every evaluation. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: Duration;
  readonly keep_firing_for?: Duration;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export type Rule = RecordingRule | AlertingRule;

/** Rules that are evaluated one after the other at the same moment. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: Duration;
  readonly rules: readonly Rule[];
}

/** What a rule file says, wherever it lies. */
export interface Rules {
  readonly origin: Origin;
  readonly groups: readonly RuleGroup[];
}

export interface RuleFile extends Rules {
  /** Of the file, below prometheus/rules and without `.yml`. */
  readonly name: string;
  /** Whose signals its rules are about. */
  readonly service: string;
}

/** Path of a rule file, relative to the rendered folder. */
export const ruleFilePath = (name: string): string => `prometheus/rules/${name}.yml`;
