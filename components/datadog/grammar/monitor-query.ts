import { comparisons } from "../../../model/alert.ts";
import type { MonitorType } from "../monitor/definition.ts";
import type { Expression } from "./metric-query.ts";
import { expression } from "./metric-query.ts";
import { GrammarError } from "../../vendors/grammar/grammar-error.ts";
import { DatadogCursor } from "./cursor.ts";

/** What a monitor's query says, as far as its options must agree with it. */
export type MonitorQuery =
  | {
      readonly type: "query alert";
      readonly threshold: number;
      readonly windowMinutes: number;
      readonly of: Expression;
    }
  | { readonly type: "service check"; readonly last: number }
  | { readonly type: "slo alert"; readonly kind: "error_budget"; readonly slo: string; readonly threshold: number }
  | { readonly type: "slo alert"; readonly kind: "burn_rate"; readonly slo: string; readonly threshold: number }
  | { readonly type: "composite"; readonly monitors: readonly string[] };

const timeAggregators = ["avg", "sum", "max", "min", "percentile"];
const minutesOf = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 } as const;
/** The most of each unit that a monitor looks back. */
const most = { m: 10_080, h: 168, d: 1, w: 1 } as const;
/** Forecasts look from half a day to three months ahead. */
const forecastMinutes = { least: 12 * 60, most: 93 * 24 * 60 } as const;

type WindowUnit = keyof typeof minutesOf;

/** Minutes of `last_5m` or `next_1w`. */
function window(text: string): { readonly minutes: number; readonly ahead: boolean } {
  const match = /^(last|next)_([1-9]\d*)([mhdw])$/.exec(text);
  if (match === null) throw new GrammarError(`"${text}" is not a window such as last_5m, last_4h, last_1d or last_1w`);
  const amount = Number(match[2]);
  const unit = match[3] as WindowUnit;
  const minutes = amount * minutesOf[unit];
  if (match[1] === "next") {
    if (minutes < forecastMinutes.least || minutes > forecastMinutes.most) {
      throw new GrammarError(`${text}: forecasts look 12 hours to 3 months ahead`);
    }
    return { minutes, ahead: true };
  }
  if (amount > most[unit]) throw new GrammarError(`${text}: a window has 1 to ${most[unit]} of ${unit}`);
  return { minutes, ahead: false };
}

function comparison(cursor: DatadogCursor, allowed: readonly string[] = comparisons): number {
  const operator = cursor.take();
  if (operator.kind !== "symbol" || !allowed.includes(operator.text)) {
    throw new GrammarError(`"${operator.text}" is not an operator here: ${allowed.join(", ")}`);
  }
  const sign = cursor.skip("-") ? -1 : 1;
  return sign * Number(cursor.expectKind("number", "the threshold, a number").text);
}

/** `avg(last_5m)`, or `change(avg(last_5m),last_1h)`: the window's minutes, and the aggregator. */
function evaluation(cursor: DatadogCursor): {
  readonly aggregator: string;
  readonly minutes: number;
  readonly ahead: boolean;
} {
  const aggregator = cursor.expectKind("name", "a time aggregator").text;
  cursor.expect("(");
  if (aggregator === "change" || aggregator === "pct_change") {
    const inner = evaluation(cursor);
    cursor.expect(",");
    const shift = cursor.expectKind("name", "how far to compare back, such as last_1h").text;
    if (!/^last_\d+[mhdw]$/.test(shift)) throw new GrammarError(`"${shift}" is not a shift such as last_1h`);
    cursor.expect(")");
    return { ...inner, aggregator };
  }
  if (!timeAggregators.includes(aggregator)) {
    throw new GrammarError(
      `"${aggregator}" is not a time aggregator: ${timeAggregators.join(", ")}, change, pct_change`,
    );
  }
  const found = window(cursor.expectKind("name", "a window such as last_5m").text);
  cursor.expect(")");
  return { aggregator, ...found };
}

function metricAlert(cursor: DatadogCursor): MonitorQuery {
  const { aggregator, minutes, ahead } = evaluation(cursor);
  cursor.expect(":");
  const of = expression(cursor);
  const isForecast = of.functions[0] === "forecast";
  const threshold = comparison(cursor, isForecast ? (aggregator === "min" ? ["<="] : [">="]) : undefined);
  cursor.end();
  if (of.metrics.length === 0) throw new GrammarError("the query reads no metric");
  if (of.asCount && aggregator !== "sum" && aggregator !== "change" && aggregator !== "pct_change") {
    throw new GrammarError(`.as_count() goes with sum over time only, not ${aggregator}`);
  }
  if (ahead !== isForecast) throw new GrammarError("next_ windows and forecast() go with each other only");
  if (isForecast && aggregator !== "min" && aggregator !== "max") throw new GrammarError("a forecast takes min or max");
  if (of.aggregators.includes("histogram")) throw new GrammarError("histogram: is for graphs, not for monitors");
  const percentiles = of.aggregators.filter((text) => text.startsWith("p"));
  if (aggregator === "percentile" && percentiles.length === 0)
    throw new GrammarError("percentile over time needs p95: or the like");
  return { type: "query alert", threshold, windowMinutes: minutes, of };
}

/** Texts in brackets: `.over("a:b","c:d")`. */
function texts(cursor: DatadogCursor): readonly string[] {
  cursor.expect("(");
  const found = [cursor.expectKind("string", "a text in quotes").text.slice(1, -1)];
  while (cursor.skip(",")) found.push(cursor.expectKind("string", "a text in quotes").text.slice(1, -1));
  cursor.expect(")");
  if (found.some((text) => text.trim() === "")) throw new GrammarError("over() and by() take no blank text");
  return found;
}

function serviceCheck(cursor: DatadogCursor): MonitorQuery {
  const name = cursor.expectKind("string", "the check's name in quotes").text.slice(1, -1);
  if (!/^[A-Za-z][\w.]*$/.test(name)) throw new GrammarError(`"${name}" is not a name of a service check`);
  const seen = new Set<string>();
  let last = 0;
  while (cursor.skip(".")) {
    const { text } = cursor.expectKind("name", "over, exclude, by, last or count_by_status");
    if (seen.has(text)) throw new GrammarError(`.${text}() stands twice`);
    seen.add(text);
    if (text === "over" || text === "exclude" || text === "by") texts(cursor);
    else if (text === "last") {
      cursor.expect("(");
      last = Number(cursor.expectKind("number", "a number of results").text);
      cursor.expect(")");
    } else if (text === "count_by_status") {
      cursor.expect("(");
      cursor.expect(")");
      break;
    } else throw new GrammarError(`.${text}() belongs to no service check`);
  }
  cursor.end();
  for (const needed of ["over", "last", "count_by_status"]) {
    if (!seen.has(needed)) throw new GrammarError(`a service check needs .${needed}()`);
  }
  if (!Number.isInteger(last) || last < 1 || last > 100) throw new GrammarError(`last(${last}): 1 to 100 results`);
  return { type: "service check", last };
}

/** Hours of `1h`, `30m`, `2d`, `30d`. */
function hours(text: string): number {
  const match = /^([1-9]\d*)([mhd])$/.exec(text);
  if (match === null) throw new GrammarError(`"${text}" is not a length such as 5m, 1h or 30d`);
  return (Number(match[1]) * minutesOf[match[2] as WindowUnit]) / 60;
}

function sloAlert(cursor: DatadogCursor): MonitorQuery {
  const kind = cursor.expectKind("name", "error_budget or burn_rate").text;
  if (kind !== "error_budget" && kind !== "burn_rate")
    throw new GrammarError(`"${kind}" is not an SLO alert: error_budget, burn_rate`);
  const [slo = "", ...others] = texts(cursor);
  if (others.length > 0) throw new GrammarError("an SLO alert is about one SLO");
  const given = new Map<string, string>();
  while (cursor.skip(".")) {
    const { text } = cursor.expectKind("name", "over, long_window or short_window");
    given.set(text, texts(cursor).join(","));
  }
  const threshold = comparison(cursor, [">", ">="]);
  cursor.end();
  const wanted = kind === "burn_rate" ? ["over", "long_window", "short_window"] : ["over"];
  const missing = wanted.find((name) => !given.has(name));
  if (missing !== undefined) throw new GrammarError(`${kind} needs .${missing}()`);
  const stranger = [...given.keys()].find((name) => !wanted.includes(name));
  if (stranger !== undefined) throw new GrammarError(`.${stranger}() belongs to no ${kind}`);
  const over = given.get("over") ?? "";
  if (!["7d", "30d", "90d"].includes(over))
    throw new GrammarError(`over("${over}"): an SLO alert looks at 7d, 30d or 90d`);
  if (kind === "burn_rate") {
    const long = hours(given.get("long_window") ?? "");
    const short = hours(given.get("short_window") ?? "");
    if (long < 1 || long > 48) throw new GrammarError(`a long window of ${long} h: 1 to 48`);
    if (short >= long) throw new GrammarError("the short window is shorter than the long one");
    if (threshold <= 0) throw new GrammarError("a burn rate is above 0");
  } else if (threshold <= 0 || threshold > 100)
    throw new GrammarError("an error budget is consumed by 0 to 100 per cent");
  return { type: "slo alert", kind, slo, threshold };
}

/** `1234 && (!5678 || 9)`; ids that do not exist yet are references, which stand for numbers. */
function composite(text: string): MonitorQuery {
  const monitors: string[] = [];
  const cursor = new DatadogCursor(
    text.replaceAll(/\$\{monitor:([^}]*)\}/g, (_, key: string) => {
      monitors.push(key);
      return "1";
    }),
  );
  let operands = 0;
  const operand = (): void => {
    if (cursor.skip("!")) {
      operand();
    } else if (cursor.skip("(")) {
      disjunction();
      cursor.expect(")");
    } else {
      cursor.expectKind("number", "a monitor's id");
      operands += 1;
    }
  };
  const conjunction = () => {
    do operand();
    while (cursor.skip("&&"));
  };
  const disjunction = () => {
    do conjunction();
    while (cursor.skip("||"));
  };
  disjunction();
  cursor.end();
  if (operands > 10) throw new GrammarError(`${operands} monitors in a composite: at most 10`);
  return { type: "composite", monitors };
}

/** Parses a monitor's query of this type. Throws `GrammarError` on what Datadog's API refuses. */
export function parseMonitorQuery(type: MonitorType, text: string): MonitorQuery {
  if (text !== text.trim()) throw new GrammarError("the query has blanks at its start or end");
  switch (type) {
    case "query alert":
      return metricAlert(new DatadogCursor(text));
    case "service check":
      return serviceCheck(new DatadogCursor(text));
    case "slo alert":
      return sloAlert(new DatadogCursor(text));
    case "composite":
      return composite(text);
  }
}

/** Parses a graph's query. Throws `GrammarError`. */
export function parseGraphQuery(text: string): Expression {
  if (text !== text.trim()) throw new GrammarError("the query has blanks at its start or end");
  const cursor = new DatadogCursor(text);
  const found = expression(cursor);
  cursor.end();
  if (found.metrics.length === 0) throw new GrammarError("the query reads no metric");
  return found;
}
