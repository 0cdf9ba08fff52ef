import { ReduceDataOptionsBuilder } from "@grafana/grafana-foundation-sdk/common";

/** Of each series, the last value that is there. */
export const lastValue = (): ReduceDataOptionsBuilder =>
  new ReduceDataOptionsBuilder().calcs(["lastNotNull"]).values(false).fields("");
