import type { Duration } from "../../model/duration.ts";
import type { Artifact } from "../../model/stack.ts";
import { listItem } from "./yaml-text.ts";

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
  /** What of the catalog it comes from, in one line. */
  readonly origin: string;
  readonly groups: readonly RuleGroup[];
}

export interface RuleFile extends Rules {
  /** Of the file, below prometheus/rules and without `.yml`. */
  readonly name: string;
}

/** Path of a rule file, relative to the rendered folder. */
export const ruleFilePath = (name: string): string => `prometheus/rules/${name}.yml`;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

function ruleText(rule: Rule): string {
  // Recordings all come from the item that the file's first line names; an alert is looked for by its name.
  const origin = "alert" in rule ? `      # catalog: alert ${oneLine(rule.alert)}\n` : "";
  return `${origin}${listItem({ ...rule }, "      ")}`;
}

function groupText({ name, interval, rules }: RuleGroup): string {
  const head = listItem({ name, interval }, "  ");
  return `${head}\n    rules:\n${rules.map(ruleText).join("\n")}\n`;
}

/** The rules in YAML, of which Prometheus and Loki have the same form. */
export const rulesText = ({ origin, groups }: Rules): string =>
  `# catalog: ${oneLine(origin)}\ngroups:\n${groups.map(groupText).join("")}`;

export const ruleFileArtifact = (file: RuleFile): Artifact => ({
  path: ruleFilePath(file.name),
  content: rulesText(file),
});
