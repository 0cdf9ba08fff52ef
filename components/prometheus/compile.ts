import type { Alert } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { WithOrigin } from "../../model/origin.ts";
import type { BackendOutput, CompiledItem, StackContext } from "../../model/stack.ts";
import { alertDegradations, alertRuleFiles, alertsFileName } from "./alert-rules.ts";
import type { BlackboxConfig } from "./blackbox.ts";
import { blackboxConfig } from "./blackbox.ts";
import type { PrometheusConfig } from "./config.ts";
import { prometheusConfig, unservedJobs } from "./config.ts";
import { limitBreaches } from "./limits.ts";
import type { PrometheusOptions } from "./options.ts";
import { probeDegradations, probeItem, probes } from "./probes.ts";
import type { Rule, RuleFile } from "./rule-file.ts";
import { ruleFilePath } from "./rule-file.ts";
import { sloFileName, sloRuleFile } from "./slo-rules.ts";
import { ofSlo, sloMetrics } from "./slo-series.ts";
import type { StatsdMapping } from "./statsd.ts";
import { statsdDegradations, statsdMapping } from "./statsd.ts";

export { check } from "./check.ts";
export { files } from "./files.ts";
export { tightestLimits } from "./limits.ts";
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

/** The rules of the SLOs, a file each, and those of the stated alerts, a file for each service. */
export const ruleFiles = (catalog: Catalog, stack: StackContext): readonly RuleFile[] => [
  ...catalog.slos.map((slo) => sloRuleFile(slo, catalog, stack)),
  ...alertRuleFiles(catalog, stack),
];

/** What Prometheus and its exporters read. */
export interface PrometheusObjects {
  readonly ruleFiles: readonly RuleFile[];
  /** Undefined where an operator reads what to scrape from objects of its own. */
  readonly config: WithOrigin<PrometheusConfig> | undefined;
  /** Undefined without a probe. */
  readonly blackbox: WithOrigin<BlackboxConfig> | undefined;
  /** Undefined where nothing is sent by StatsD. */
  readonly statsd: WithOrigin<StatsdMapping> | undefined;
}

/**
 * Everything that Prometheus and its exporters need: prometheus.yml, the rule files, and the configuration of the
 * blackbox and StatsD exporters. Secrets are named by file, never contained. Each says which item of the catalog it
 * comes from.
 */
export function compile(
  catalog: Catalog,
  stack: StackContext,
  options: PrometheusOptions = {},
): BackendOutput<PrometheusObjects> {
  const all = probes(catalog, stack, options);
  const rules = ruleFiles(catalog, stack);
  const groups = rules.flatMap((file) => file.groups);
  return {
    objects: {
      ruleFiles: rules,
      config: options.scrapedBy === "operator" ? undefined : prometheusConfig(catalog, stack, all, options),
      blackbox: blackboxConfig(all, options),
      statsd: statsdMapping(catalog),
    },
    items: [
      ...catalog.slos.map((slo): CompiledItem => ({
        kind: "slo",
        name: slo.name,
        query: `${sloMetrics.budgetRemaining}${ofSlo(slo)}`,
      })),
      ...groups.flatMap((group) => group.rules.map(ruleItem)),
      ...all.map(probeItem),
    ],
    degradations: [
      ...unservedJobs(catalog, options),
      ...alertDegradations(catalog),
      ...probeDegradations(catalog, stack, options),
      ...statsdDegradations(catalog),
    ],
    breaches: options.limits === undefined ? [] : limitBreaches(groups, options.limits),
  };
}
