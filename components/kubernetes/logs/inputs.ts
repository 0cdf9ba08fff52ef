import type { Artifact } from "../../../model/stack.ts";

/** What the catalog's log alerts became, for each of the log stores. */
export interface LogAlertInputs {
  /** Rule files of Loki's ruler, `loki/rules/*.yml`; none: no ruler. */
  readonly lokiRules: readonly Artifact[];
  /** Body of Logstash's output section that counts matching lines by StatsD; may be empty. */
  readonly logstashOutputs: string;
  /** A Logstash pipeline of its own that keeps the counters there while no line matches; may be empty. */
  readonly logstashCounters: string;
}
