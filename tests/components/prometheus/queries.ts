import fc from "fast-check";
import type { Condition } from "../../../model/alert.ts";
import { absent, allOf, always, anyOf, comparisons, when } from "../../../model/alert.ts";
import { counter, gauge, histogram } from "../../../model/metric.ts";
import type { Duration } from "../../../model/duration.ts";
import type { Filter, LabelMatch, Query } from "../../../model/query.ts";
import {
  aggregate,
  arithmetic,
  atMost,
  buckets,
  increase,
  mean,
  predict,
  quantile,
  rate,
  ratio,
  secondsUntil,
  up,
  value,
  valueOver,
} from "../../../model/query.ts";

const labels = { route: { description: "route" }, status: { description: "status" } };
export const requests = counter({
  name: "http_requests_total",
  help: "Requests.",
  unit: "requests",
  labels,
  job: "backend",
});
export const durations = histogram({
  name: "http_request_duration_seconds",
  help: "Durations.",
  unit: "seconds",
  labels,
  buckets: [0.5, 2, 5],
  job: "backend",
});
export const memory = gauge({ name: "memory_bytes", help: "Memory.", unit: "bytes", job: "backend" });
export const expiry = gauge({ name: "expiry_timestamp_seconds", help: "Expiry.", unit: "timestamp", job: "backend" });

const text = fc.string({ unit: "grapheme", maxLength: 8 });
const match: fc.Arbitrary<LabelMatch> = fc.oneof(
  text.map((is) => ({ is })),
  text.map((isNot) => ({ isNot })),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((list) => ({ in: list })),
  text.map((startsWith) => ({ startsWith })),
);
const filter: fc.Arbitrary<Filter> = fc.dictionary(fc.constantFrom("route", "status", "instance"), match);
const window = fc.constantFrom<Duration>("1m", "5m", "1h", "30d", "1500ms");
const by = fc.subarray(["service", "route", "instance"]);
const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }),
);

const selection = fc.record({ window, filter, by });
const rates = selection.map(({ window, filter }) => rate(requests, window, filter));

/** Any query of the algebra but raw text. */
export const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(filter, fc.option(window, { nil: undefined })).map(([filter, offset]) => value(memory, filter, offset)),
    fc
      .tuple(fc.constantFrom("avg", "min", "max"), selection)
      .map(([fn, { window, filter }]) => valueOver(fn, memory, window, filter)),
    fc
      .tuple(fc.constantFrom(requests, durations), selection)
      .map(([metric, { window, filter }]) => rate(metric, window, filter)),
    selection.map(({ window, filter }) => increase(requests, window, filter)),
    fc
      .tuple(fc.constantFrom(0.00001, 0.5, 2, 1_000_000, 1_048_576), selection)
      .map(([bound, { window, filter }]) => atMost(durations, bound, window, filter)),
    fc
      .tuple(fc.constantFrom(0.5, 0.95, 0.999), selection)
      .map(([q, { window, by, filter }]) => quantile(q, durations, window, by, filter)),
    selection.map(({ window, by, filter }) => mean(durations, window, by, filter)),
    selection.map(({ window, filter }) => buckets(durations, window, filter)),
    fc
      .tuple(fc.constantFrom("sum", "avg", "max", "min", "count"), by, tie("query"))
      .map(([op, by, of]) => aggregate(op, of, by)),
    fc.tuple(rates, rates, by, fc.boolean()).map(([some, all, by, complement]) => ratio(some, all, by, complement)),
    fc
      .tuple(tie("query"), fc.constantFrom("+", "-", "*", "/"), fc.oneof(number, tie("query")), fc.boolean())
      .map(([left, op, right, turned]) => (turned ? arithmetic(right, op, left) : arithmetic(left, op, right))),
    selection.map(({ window, filter }) => predict(memory, window, "4h", filter)),
    filter.map((filter) => secondsUntil(expiry, filter)),
    fc.constantFrom(up("backend"), up("node-exporter")),
  ),
})).query;

/** Any condition over such queries. */
export const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => {
  const several = fc.array(tie("condition"), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.tuple(anyQuery, fc.constantFrom(...comparisons), number).map(([query, op, than]) => when(query, op, than)),
      fc.tuple(filter, window).map(([filter, length]) => absent({ metric: durations, filter }, length)),
      fc.constant(always),
      several.map((of) => anyOf(...of)),
      fc.tuple(by, several).map(([on, of]) => allOf(on, ...of)),
    ),
  };
}).condition;
