import fc from "fast-check";
import type { Duration } from "../../../model/duration.ts";
import { arbitraryQueries } from "../../model/arbitrary-query.ts";
import { capacity, connections, created, expiry, latency, queue, requests, timer } from "../datadog/fixture.ts";

/** Queries and conditions over metrics that come by every way that vendors get some. */
export const { query: arbitraryQuery, condition: arbitraryCondition } = arbitraryQueries({
  counters: [requests, created],
  histograms: [latency, timer],
  gauges: [queue, capacity, connections],
  moment: expiry,
  jobs: ["stratoai-backend"],
  filterLabels: ["status", "name", "instance"],
  groupLabels: ["service", "instance", "status", "job"],
  bounds: [2],
  windows: ["1m", "5m", "30m", "1h", "6h", "1d", "3d", "90s"],
  text: fc.stringMatching(/^[a-zA-Z0-9 /'"{}%_.-]{1,12}$/),
});

export const arbitraryFor = fc.constantFrom<Duration>("0s", "1m", "5m", "90s", "1h", "2d");
