import type { Duration } from "../duration.ts";

/** What a catalog must fit that it does not say itself. */
export interface Limits {
  /** How long metrics are kept. An SLO's period and every alert's window must fit into it. */
  readonly metricRetention: Duration;
  /** Whether the stack pages people. Default: it does. */
  readonly pages?: boolean | undefined;
  /** Processes that a drill can stop or freeze. Default: not checked, for stacks that cannot be drilled. */
  readonly processes?: readonly string[] | undefined;
}
