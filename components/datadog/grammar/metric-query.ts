import { GrammarError } from "../../vendors/grammar/grammar-error.ts";
import { checkGroups, checkScope } from "./scope.ts";
import type { DatadogCursor } from "./cursor.ts";

/** What an expression is made of, as far as the rules of monitors look at it. */
export interface Expression {
  readonly metrics: readonly string[];
  /** Space aggregators, e.g. `sum`, `p95`, `count`. */
  readonly aggregators: readonly string[];
  readonly asCount: boolean;
  readonly asRate: boolean;
  /** Functions that are called, in order of appearance. */
  readonly functions: readonly string[];
}

const nothing: Expression = { metrics: [], aggregators: [], asCount: false, asRate: false, functions: [] };

function join(a: Expression, b: Expression): Expression {
  return {
    metrics: [...a.metrics, ...b.metrics],
    aggregators: [...a.aggregators, ...b.aggregators],
    asCount: a.asCount || b.asCount,
    asRate: a.asRate || b.asRate,
    functions: [...a.functions, ...b.functions],
  };
}

const longestName = 200;
const rollups = ["avg", "sum", "min", "max", "count"];
const fills = ["linear", "last", "zero", "null"];

/** Function → the least and most arguments that it takes, beside named ones. */
const functions: Readonly<Record<string, readonly [number, number]>> = {
  abs: [1, 1],
  anomalies: [2, 3],
  clamp_max: [2, 2],
  clamp_min: [2, 2],
  default_zero: [1, 1],
  forecast: [2, 3],
  moving_rollup: [3, 3],
  outliers: [2, 4],
  timeshift: [2, 2],
  top: [4, 4],
};

/** These may not stand inside a forecast. */
const notInForecast = [
  "anomalies",
  "cumsum",
  "integral",
  "outliers",
  "piecewise_constant",
  "robust_trend",
  "trend_line",
];

function checkName(name: string): void {
  if (!/^[A-Za-z][\w.]*$/.test(name))
    throw new GrammarError(`"${name}" is not a metric name: it must start with a letter`);
  if (name.length > longestName)
    throw new GrammarError(`metric name "${name.slice(0, 20)}…" has over ${longestName} characters`);
}

const isAggregator = (text: string) => /^(avg|sum|min|max|count|histogram|p\d{1,2}(\.\d{1,2})?)$/.test(text);

/** `count(v: v<=2)`: how many values of a distribution lie there. */
function threshold(cursor: DatadogCursor): void {
  cursor.expect("(");
  const variable = cursor.expectKind("name", "a variable").text;
  cursor.expect(":");
  if (cursor.expectKind("name", `"${variable}"`).text !== variable)
    throw new GrammarError("a threshold query has one variable");
  const operator = cursor.take().text;
  if (!["<", "<=", ">", ">=", "=", "=="].includes(operator))
    throw new GrammarError(`"${operator}" is not a comparison`);
  cursor.expectKind("number", "a number");
  cursor.expect(")");
}

/** `.as_count()`, `.as_rate()`, `.rollup(avg, 60)`, `.fill(zero)`, in any order behind a metric. */
function suffixes(cursor: DatadogCursor, of: Expression): Expression {
  let found = of;
  while (cursor.skip(".")) {
    const { text } = cursor.expectKind("name", "as_count, as_rate, rollup or fill");
    cursor.expect("(");
    if (text === "as_count" || text === "as_rate") {
      found = text === "as_count" ? { ...found, asCount: true } : { ...found, asRate: true };
    } else if (text === "rollup" || text === "fill") {
      const method = cursor.peek();
      const known = text === "rollup" ? rollups : fills;
      if (method.kind === "name" && !known.includes(cursor.take().text)) {
        throw new GrammarError(`.${text} knows ${known.join(", ")}, not ${method.text}`);
      }
      if (method.kind === "number" || cursor.skip(",")) cursor.expectKind("number", "a number of seconds");
    } else {
      throw new GrammarError(`.${text}() is not a modifier: as_count, as_rate, rollup, fill`);
    }
    cursor.expect(")");
  }
  if (found.asCount && found.asRate) throw new GrammarError("a metric is asked as count or as rate, not both");
  return found;
}

function metric(cursor: DatadogCursor): Expression {
  const aggregator = cursor.take().text;
  if (!isAggregator(aggregator))
    throw new GrammarError(`"${aggregator}" is not an aggregator: avg, sum, min, max, count, p95`);
  if (cursor.peek().text === "(") {
    if (aggregator !== "count") throw new GrammarError(`only count takes a condition, not ${aggregator}`);
    threshold(cursor);
  }
  cursor.expect(":");
  const name = cursor.expectKind("name", "a metric name").text;
  checkName(name);
  checkScope(cursor.expectKind("scope", "a scope such as {*}").text);
  if (cursor.peek().kind === "name" && cursor.peek().text === "by") {
    cursor.take();
    checkGroups(cursor.expectKind("scope", "tags to group by, such as {host}").text);
  }
  return suffixes(cursor, { ...nothing, metrics: [name], aggregators: [aggregator] });
}

/** One argument of a function: a text, a named text or number, or an expression. */
function argument(cursor: DatadogCursor): { readonly named: boolean; readonly of: Expression } {
  if (cursor.peek().kind === "string") {
    cursor.take();
    return { named: false, of: nothing };
  }
  if (cursor.peek().kind === "name" && cursor.peek(1).text === "=") {
    cursor.take();
    cursor.take();
    if (cursor.peek().kind !== "string") cursor.expectKind("number", "a text or a number");
    else cursor.take();
    return { named: true, of: nothing };
  }
  return { named: false, of: expression(cursor) };
}

function call(cursor: DatadogCursor): Expression {
  const name = cursor.take().text;
  const range = functions[name];
  if (range === undefined)
    throw new GrammarError(`${name}() is not a known function: ${Object.keys(functions).join(", ")}`);
  cursor.expect("(");
  const given = [argument(cursor)];
  while (cursor.skip(",")) given.push(argument(cursor));
  cursor.expect(")");
  const count = given.filter(({ named }) => !named).length;
  if (count < range[0] || count > range[1])
    throw new GrammarError(`${name}() takes ${range.join(" to ")} arguments, not ${count}`);
  const inner = given.map(({ of }) => of).reduce(join, nothing);
  const stranger = name === "forecast" ? inner.functions.find((other) => notInForecast.includes(other)) : undefined;
  if (stranger !== undefined) throw new GrammarError(`${stranger}() may not stand inside forecast()`);
  return { ...inner, functions: [name, ...inner.functions] };
}

function factor(cursor: DatadogCursor): Expression {
  if (cursor.skip("-")) return factor(cursor);
  if (cursor.skip("(")) {
    const inner = expression(cursor);
    cursor.expect(")");
    return inner;
  }
  const { kind, text } = cursor.peek();
  if (kind === "number") {
    cursor.take();
    return nothing;
  }
  if (kind !== "name") cursor.fail("a metric, a number or a function");
  const isCondition = cursor.peek(1).text === "(" && cursor.peek(3).text === ":";
  return cursor.peek(1).text === "(" && !(text === "count" && isCondition) ? call(cursor) : metric(cursor);
}

function product(cursor: DatadogCursor): Expression {
  let left = factor(cursor);
  while (cursor.skip("*") || cursor.skip("/")) left = join(left, factor(cursor));
  return left;
}

/** An arithmetic expression over metrics. Throws `GrammarError`. */
export function expression(cursor: DatadogCursor): Expression {
  let left = product(cursor);
  while (cursor.skip("+") || cursor.skip("-")) left = join(left, product(cursor));
  return left;
}
