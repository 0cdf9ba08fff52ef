import fc from "fast-check";
import type { Condition } from "../../../model/alert.ts";
import { absent, allOf, anyOf, comparisons, when } from "../../../model/alert.ts";
import type { Duration } from "../../../model/duration.ts";
import type { Filter, Query, Ratio } from "../../../model/query.ts";
import {
  aggregate,
  arithmetic,
  atMost,
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
import { capacity, connections, created, expiry, latency, queue, requests, timer } from "./fixture.ts";

const window = fc.constantFrom<Duration>("1m", "5m", "30m", "1h", "6h", "1d", "3d", "90s");
const text = fc.stringMatching(/^[a-zA-Z0-9 /'"{}%_.-]{1,12}$/);
const match = fc.oneof(
  text.map((is) => ({ is })),
  text.map((isNot) => ({ isNot })),
  text.map((startsWith) => ({ startsWith })),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => ({ in: values })),
);
const filter: fc.Arbitrary<Filter> = fc.dictionary(fc.constantFrom("status", "name", "instance"), match, {
  maxKeys: 2,
  noNullPrototype: true,
});
const by = fc.uniqueArray(fc.constantFrom("service", "instance", "status", "job"), { maxLength: 3 });
const counted = fc.constantFrom(requests, created);
const measured = fc.constantFrom(latency, timer);
const level = fc.constantFrom(queue, capacity, connections);

const countable = fc.oneof(
  fc.tuple(fc.oneof(counted, measured), window, filter).map(([metric, length, where]) => rate(metric, length, where)),
  fc.tuple(counted, window, filter).map(([metric, length, where]) => increase(metric, length, where)),
);
const leaf: fc.Arbitrary<Query> = fc.oneof(
  countable,
  fc.tuple(window, filter).map(([length, where]) => atMost(latency, 2, length, where)),
  fc.tuple(level, filter).map(([metric, where]) => value(metric, where)),
  fc
    .tuple(fc.constantFrom("avg" as const, "min" as const, "max" as const), level, window)
    .map(([fn, metric, length]) => valueOver(fn, metric, length)),
  fc
    .tuple(fc.constantFrom(0.5, 0.9, 0.95, 0.999), measured, window, by)
    .map(([q, metric, length, labels]) => quantile(q, metric, length, labels)),
  fc.tuple(measured, window, by).map(([metric, length, labels]) => mean(metric, length, labels)),
  fc.tuple(level, window, window).map(([metric, length, ahead]) => predict(metric, length, ahead)),
  fc.constant(secondsUntil(expiry)),
  fc.constant(up("stratoai-backend")),
);
const side: fc.Arbitrary<Ratio["denominator"]> = fc.oneof(
  countable,
  level.map((metric) => value(metric)),
);

/** Queries of every kind, to the depth that catalogs use, with filters that nobody would write on purpose. */
export const arbitraryQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom("sum", "avg", "max", "min", "count"), tie("query"), by)
      .map(([op, of, labels]) => aggregate(op, of, labels)),
    fc
      .tuple(side, side, by, fc.boolean())
      .map(([numerator, denominator, labels, flip]) => ratio(numerator, denominator, labels, flip)),
    fc
      .tuple(
        fc.oneof(tie("query"), fc.integer({ min: -5, max: 100 })),
        fc.constantFrom("+", "-", "*", "/"),
        fc.oneof(tie("query"), fc.double({ min: 0.001, max: 1e6, noNaN: true })),
      )
      .map(([left, op, right]) => arithmetic(left, op, right)),
  ),
})).query;

export const arbitraryFor = fc.constantFrom<Duration>("0s", "1m", "5m", "90s", "1h", "2d");

const threshold = fc
  .tuple(
    arbitraryQuery,
    fc.constantFrom(...comparisons),
    fc.oneof(fc.integer({ min: -10, max: 10 }), fc.double({ min: 1e-6, max: 1e9, noNaN: true })),
  )
  .map(([query, op, limit]) => when(query, op, limit));

export const arbitraryCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    threshold,
    window.map((length) => absent({ metric: queue, filter: {} }, length)),
    window.map((length) => absent({ job: "stratoai-backend" }, length)),
    fc.array(tie("condition"), { minLength: 1, maxLength: 2 }).map((of) => anyOf(...of)),
    fc.array(tie("condition"), { minLength: 1, maxLength: 2 }).map((of) => allOf(["service"], ...of)),
  ),
})).condition;
