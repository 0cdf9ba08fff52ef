import type { Rules } from "../../prometheus/rule-file.ts";

/** A rule file of Loki's ruler, of the form that Prometheus' have. */
export interface LokiRuleFile extends Rules {
  /** Without `.yml`. */
  readonly name: string;
}

/** What the catalog's log alerts became, for each of the log stores. */
export interface LogAlertInputs {
  /** None: no ruler. */
  readonly lokiRules: readonly LokiRuleFile[];
  /** Body of Logstash's output section that counts matching lines by StatsD; may be empty. */
  readonly logstashOutputs: string;
  /** A Logstash pipeline of its own that keeps the counters there while no line matches; may be empty. */
  readonly logstashCounters: string;
}
