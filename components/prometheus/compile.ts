import type { Alert } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Artifact, BackendOutput, CompiledItem, StackContext } from "../../model/stack.ts";
import { uptimeJob } from "../../model/uptime.ts";
import { alertDegradations, alertRuleFiles, alertsFileName } from "./alert-rules.ts";
import { blackboxArtifact } from "./blackbox.ts";
import { configArtifact, unservedJobs } from "./config.ts";
import type { RuleGroupSize } from "./limits.ts";
import { limitBreaches } from "./limits.ts";
import type { PrometheusOptions } from "./options.ts";
import type { Probe } from "./probes.ts";
import { probeDegradations, probes } from "./probes.ts";
import type { Rule, RuleFile } from "./rule-file.ts";
import { ruleFileArtifact, ruleFilePath } from "./rule-file.ts";
import { sloFileName, sloRuleFile } from "./slo-rules.ts";
import { ofSlo, sloMetrics } from "./slo-series.ts";
import { statsdArtifacts, statsdDegradations } from "./statsd.ts";

export { grafanaCloudLimits } from "./limits.ts";
export type { PrometheusOptions } from "./options.ts";

/** Path of the file that holds an alert's rule, relative to the rendered folder. */
export function alertRulePath(alert: Alert): string {
  return ruleFilePath(alert.slo === undefined ? alertsFileName(alert.service) : sloFileName(alert.slo));
}

function ruleItem(rule: Rule): CompiledItem {
  return "alert" in rule
    ? { kind: "alert", name: rule.alert, query: rule.expr }
    : { kind: "recording", name: `${rule.record}{slo="${rule.labels.slo ?? ""}"}`, query: rule.expr };
}

/** One file at a time: a large catalog has so many rules that keeping them costs more than making them. */
export function* ruleFiles(catalog: Catalog, stack: StackContext): Generator<RuleFile> {
  for (const slo of catalog.slos) yield sloRuleFile(slo, catalog, stack);
  yield* alertRuleFiles(catalog, stack);
}

interface CompiledRules {
  readonly artifacts: readonly Artifact[];
  readonly items: readonly CompiledItem[];
  readonly groups: readonly RuleGroupSize[];
}

function compileRules(catalog: Catalog, stack: StackContext): CompiledRules {
  const artifacts: Artifact[] = [];
  const items: CompiledItem[] = [];
  const groups: RuleGroupSize[] = [];
  for (const file of ruleFiles(catalog, stack)) {
    artifacts.push(ruleFileArtifact(file));
    for (const { name, rules } of file.groups) {
      groups.push({ name, rules: rules.length });
      items.push(...rules.map(ruleItem));
    }
  }
  return { artifacts, items, groups };
}

const probeItem = ({ check }: Probe): CompiledItem => ({
  kind: "uptime check",
  name: check,
  query: `probe_success{job="${uptimeJob}",check=${JSON.stringify(check)}}`,
});

/**
 * Everything that Prometheus and its exporters need: prometheus.yml, the rule files, and the configuration of the
 * blackbox and StatsD exporters. Secrets are named by file, never contained. The first line of each file, and a comment
 * above each alert, says which item of the catalog it comes from.
 */
export function compile(catalog: Catalog, stack: StackContext, options: PrometheusOptions = {}): BackendOutput {
  const all = probes(catalog, stack, options);
  const rules = compileRules(catalog, stack);
  return {
    artifacts: [
      ...(options.scrapedBy === "operator" ? [] : [configArtifact(catalog, stack, all, options)]),
      ...rules.artifacts,
      ...(all.length === 0 ? [] : [blackboxArtifact(all, options)]),
      ...statsdArtifacts(catalog),
    ],
    items: [
      ...catalog.slos.map((slo): CompiledItem => ({
        kind: "slo",
        name: slo.name,
        query: `${sloMetrics.budgetRemaining}${ofSlo(slo)}`,
      })),
      ...rules.items,
      ...all.map(probeItem),
    ],
    degradations: [
      ...unservedJobs(catalog, options),
      ...alertDegradations(catalog),
      ...probeDegradations(catalog, options),
      ...statsdDegradations(catalog),
    ],
    breaches: options.limits === undefined ? [] : limitBreaches(rules.groups, options.limits),
  };
}
