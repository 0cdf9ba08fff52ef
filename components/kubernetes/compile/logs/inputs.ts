import type { Artifact } from "../../../../model/stack.ts";

/** What the catalog's log alerts became, for each of the log stores. */
export interface LogAlertInputs {
  /** Rule files of Loki's ruler, `loki/rules/*.yml`; none: no ruler. */
  readonly lokiRules: readonly Artifact[];
  /** Body of Logstash's filter section that marks matching lines; may be empty. */
  readonly logstashFilters: string;
  /** Body of Logstash's output section that counts them by StatsD; may be empty. */
  readonly logstashOutputs: string;
}
