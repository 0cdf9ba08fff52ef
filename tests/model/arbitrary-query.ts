import fc from "fast-check";
import type { Condition } from "../../model/alert.ts";
import { absent, allOf, always, anyOf, comparisons, when } from "../../model/alert.ts";
import type { Duration } from "../../model/duration.ts";
import type { Counter, Gauge, Histogram } from "../../model/metric.ts";
import type { Filter, LabelMatch, Query, Ratio } from "../../model/query.ts";
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
} from "../../model/query.ts";

/** What queries are drawn about. */
export interface Vocabulary {
  readonly counters: readonly Counter[];
  readonly histograms: readonly Histogram[];
  readonly gauges: readonly Gauge[];
  /** A gauge whose value is a moment. */
  readonly moment: Gauge;
  readonly jobs: readonly string[];
  /** What is selected by and grouped by. */
  readonly filterLabels: readonly string[];
  readonly groupLabels: readonly string[];
  /** Bounds of buckets, which the histograms need not have. */
  readonly bounds: readonly number[];
  readonly windows: readonly Duration[];
  /** Values of labels. */
  readonly text: fc.Arbitrary<string>;
}

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true }),
);

const matchOf = (text: fc.Arbitrary<string>): fc.Arbitrary<LabelMatch> =>
  fc.oneof(
    text.map((is) => ({ is })),
    text.map((isNot) => ({ isNot })),
    text.map((startsWith) => ({ startsWith })),
    fc.array(text, { minLength: 1, maxLength: 3 }).map((list) => ({ in: list })),
  );

/** Queries of every kind but raw text, and conditions over them, with filters that nobody would write on purpose. */
export function arbitraryQueries(of: Vocabulary): {
  readonly query: fc.Arbitrary<Query>;
  readonly condition: fc.Arbitrary<Condition>;
} {
  const counter = fc.constantFrom(...of.counters);
  const histogram = fc.constantFrom(...of.histograms);
  const gauge = fc.constantFrom(...of.gauges);
  const window = fc.constantFrom(...of.windows);
  const by = fc.subarray([...of.groupLabels]);
  const filter: fc.Arbitrary<Filter> = fc.dictionary(fc.constantFrom(...of.filterLabels), matchOf(of.text), {
    maxKeys: 2,
    noNullPrototype: true,
  });
  const selection = fc.record({ window, filter, by });
  const rates = fc
    .tuple(fc.oneof(counter, histogram), selection)
    .map(([metric, { window, filter }]) => rate(metric, window, filter));
  const increases = fc
    .tuple(counter, selection)
    .map(([metric, { window, filter }]) => increase(metric, window, filter));
  const values = fc
    .tuple(gauge, filter, fc.option(window, { nil: undefined, freq: 5 }))
    .map(([metric, filter, offset]) => value(metric, filter, offset));
  const side: fc.Arbitrary<Ratio["denominator"]> = fc.oneof(rates, increases, values);

  const { query } = fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      values,
      rates,
      increases,
      fc
        .tuple(fc.constantFrom("avg", "min", "max"), gauge, selection)
        .map(([fn, metric, { window, filter }]) => valueOver(fn, metric, window, filter)),
      fc
        .tuple(fc.constantFrom(...of.bounds), histogram, selection)
        .map(([bound, metric, { window, filter }]) => atMost(metric, bound, window, filter)),
      fc
        .tuple(fc.constantFrom(0.5, 0.9, 0.95, 0.999), histogram, selection)
        .map(([q, metric, { window, by, filter }]) => quantile(q, metric, window, by, filter)),
      fc.tuple(histogram, selection).map(([metric, { window, by, filter }]) => mean(metric, window, by, filter)),
      fc.tuple(histogram, selection).map(([metric, { window, filter }]) => buckets(metric, window, filter)),
      fc
        .tuple(gauge, selection, window)
        .map(([metric, { window, filter }, ahead]) => predict(metric, window, ahead, filter)),
      filter.map((filter) => secondsUntil(of.moment, filter)),
      fc.constantFrom(...of.jobs).map((job) => up(job)),
      fc
        .tuple(fc.constantFrom("sum", "avg", "max", "min", "count"), by, tie("query"))
        .map(([op, by, inner]) => aggregate(op, inner, by)),
      fc.tuple(side, side, by, fc.boolean()).map(([some, all, by, complement]) => ratio(some, all, by, complement)),
      fc
        .tuple(tie("query"), fc.constantFrom("+", "-", "*", "/"), fc.oneof(number, tie("query")), fc.boolean())
        .map(([left, op, right, turned]) => (turned ? arithmetic(right, op, left) : arithmetic(left, op, right))),
    ),
  }));

  const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
    const several = fc.array(tie("condition"), { minLength: 1, maxLength: 3 });
    return {
      condition: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.tuple(query, fc.constantFrom(...comparisons), number).map(([given, op, limit]) => when(given, op, limit)),
        fc
          .tuple(fc.oneof(gauge, histogram), filter, window)
          .map(([metric, filter, length]) => absent({ metric, filter }, length)),
        fc.tuple(fc.constantFrom(...of.jobs), window).map(([job, length]) => absent({ job }, length)),
        fc.constant(always),
        several.map((members) => anyOf(...members)),
        fc.tuple(by, several).map(([on, members]) => allOf(on, ...members)),
      ),
    };
  });
  return { query, condition };
}
