import type { Catalog } from "../../model/catalog.ts";
import type { JsonMap } from "../kubernetes/object.ts";
import type { CollectorSize } from "../trace-stores/sizing.ts";

/** Milliseconds, where the catalog promises no latency. */
const slowByDefault = 1_000;

/** From when on a trace is slow, in milliseconds: the strictest latency that the catalog promises. */
export function slowAfter({ slos }: Pick<Catalog, "slos">): number {
  const promised = slos.flatMap(({ sli }) => (sli.kind === "latency" ? [sli.threshold * 1_000] : []));
  return promised.length === 0 ? slowByDefault : Math.min(...promised);
}

/** Seconds from a trace's first span until it is decided on: longer than a request may take, or its end would miss. */
export const decisionWait = 10;

/**
 * The processor that decides on whole traces: those with an error and slow ones stay, of the others some. Spans that come
 * later follow the decision on their trace, for as long as it is remembered.
 */
export const tailSampling = (catalog: Catalog, { traces, keptPercent }: CollectorSize): JsonMap => ({
  decision_wait: `${decisionWait}s`,
  num_traces: traces,
  // A trace's id is 16 bytes, so remembering ten times as many costs little.
  decision_cache: { sampled_cache_size: traces * 10, non_sampled_cache_size: traces * 10 },
  policies: [
    { name: "errors", type: "status_code", status_code: { status_codes: ["ERROR"] } },
    { name: "slow", type: "latency", latency: { threshold_ms: slowAfter(catalog) } },
    { name: "others", type: "probabilistic", probabilistic: { sampling_percentage: keptPercent } },
  ],
});
