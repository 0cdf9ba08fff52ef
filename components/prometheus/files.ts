import type { WithOrigin } from "../../model/origin.ts";
import { ofItem, originText } from "../../model/origin.ts";
import type { Artifact } from "../../model/stack.ts";
import { commented, yaml } from "../yaml.ts";
import type { BlackboxConfig } from "./blackbox.ts";
import type { PrometheusConfig } from "./config.ts";
import type { PrometheusObjects } from "./compile.ts";
import type { Rule, Rules } from "./rule-file.ts";
import { ruleFilePath } from "./rule-file.ts";
import type { StatsdMapping } from "./statsd.ts";

const sourced = ({ origin, object }: WithOrigin<object>): object => commented(originText(origin), object);

/** prometheus.yml. */
export const configText = ({ origin, object: config }: WithOrigin<PrometheusConfig>): string =>
  yaml(commented(originText(origin), { ...config, scrape_configs: config.scrape_configs.map(sourced) }));

/** Recordings all come from the item that the file's first line names; an alert is looked for by its name. */
const ruleWithOrigin = (rule: Rule): object =>
  "alert" in rule ? commented(originText(ofItem(`alert ${rule.alert}`)), rule) : rule;

/** A rule file, of which Prometheus and Loki have the same form. */
export const rulesText = ({ origin, groups }: Rules): string =>
  yaml(
    commented(originText(origin), {
      groups: groups.map(({ rules, ...group }) => ({ ...group, rules: rules.map(ruleWithOrigin) })),
    }),
  );

/** blackbox.yml. */
export function blackboxText({ origin, object: { modules } }: WithOrigin<BlackboxConfig>): string {
  const entries = Object.entries(modules).map(([name, module]) => [name, sourced(module)]);
  return yaml(commented(originText(origin), { modules: Object.fromEntries(entries) as object }));
}

/**
 * statsd-mapping.yml.
 *
 * @param origins whether each mapping says which metric it is for. Default: true
 */
export const statsdText = ({ origin, object: { mappings } }: WithOrigin<StatsdMapping>, origins = true): string =>
  yaml(
    commented(originText(origin), {
      mappings: mappings.map((mapping) => (origins ? sourced(mapping) : mapping.object)),
    }),
  );

/** Everything that Prometheus and its exporters read. */
export function files({ ruleFiles, config, blackbox, statsd }: PrometheusObjects): readonly Artifact[] {
  return [
    ...(config === undefined ? [] : [{ path: "prometheus/prometheus.yml", content: configText(config) }]),
    ...ruleFiles.map((file) => ({ path: ruleFilePath(file.name), content: rulesText(file) })),
    ...(blackbox === undefined ? [] : [{ path: "prometheus/blackbox.yml", content: blackboxText(blackbox) }]),
    ...(statsd === undefined ? [] : [{ path: "prometheus/statsd-mapping.yml", content: statsdText(statsd) }]),
  ];
}
