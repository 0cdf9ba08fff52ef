import type { Duration } from "../duration.ts";

/** What a catalog must fit that it does not say itself. */
export interface Limits {
  /** How long metrics are kept. An SLO's period and every alert's window must fit into it. */
  readonly metricRetention: Duration;
  /** Processes that a drill can stop or freeze. Default: not checked, for stacks that cannot be drilled. */
  readonly processes?: readonly string[] | undefined;
}
