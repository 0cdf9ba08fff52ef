import { aggregators, functions } from "./functions.ts";
import { GrammarError } from "../../vendors/grammar/grammar-error.ts";
import { NrqlCursor } from "./cursor.ts";

/** What an expression is made of, as far as the rules look at it. */
export interface Expression {
  /** Functions that are called, in lower case. */
  readonly functions: readonly string[];
  /** Whether an attribute stands outside every aggregator. */
  readonly bare: boolean;
  readonly subquery: boolean;
}

const nothing: Expression = { functions: [], bare: false, subquery: false };

function join(a: Expression, b: Expression): Expression {
  return {
    functions: [...a.functions, ...b.functions],
    bare: a.bare || b.bare,
    subquery: a.subquery || b.subquery,
  };
}

const units = /^(millisecond|second|minute|hour|day|week|month)s?$/i;

/** `5 minutes`. Gives whether there was one. */
export function skipDuration(cursor: NrqlCursor): boolean {
  const isOne = cursor.peek().kind === "number" && cursor.peek(1).kind === "word" && units.test(cursor.peek(1).text);
  if (!isOne) return false;
  cursor.take();
  cursor.take();
  return true;
}

/** One argument: `*`, a condition after WHERE, a length of time, `t: 0.5`, or an expression. */
function argument(cursor: NrqlCursor): Expression {
  if (cursor.peek().text === "*" && cursor.peek(1).text === ")") {
    cursor.take();
    return nothing;
  }
  if (cursor.skipWord("WHERE")) return { ...condition(cursor), bare: false };
  if (skipDuration(cursor)) return nothing;
  if (cursor.peek().kind === "word" && cursor.peek(1).text === ":") {
    cursor.take();
    cursor.take();
  }
  return expression(cursor);
}

function call(cursor: NrqlCursor): Expression {
  const { text } = cursor.take();
  const name = text.toLowerCase();
  const range = functions[name];
  if (range === undefined) throw new GrammarError(`${text}() is not a known function`);
  cursor.expect("(");
  const given: Expression[] = [];
  if (!cursor.skip(")")) {
    do given.push(argument(cursor));
    while (cursor.skip(","));
    cursor.expect(")");
  }
  if (given.length < range[0] || given.length > range[1]) {
    throw new GrammarError(`${text}() takes ${range.join(" to ")} arguments, not ${given.length}`);
  }
  const inner = given.reduce(join, nothing);
  const wraps = name === "rate" || name === "filter" || name === "percentage";
  if (wraps && !(given[0]?.functions.some((other) => aggregators.includes(other)) ?? false)) {
    throw new GrammarError(`${text}() takes an aggregate such as sum(x), not a value`);
  }
  return {
    functions: [name, ...inner.functions],
    bare: aggregators.includes(name) ? false : inner.bare,
    subquery: inner.subquery,
  };
}

function operand(cursor: NrqlCursor): Expression {
  if (cursor.skip("-")) return operand(cursor);
  if (cursor.skip("(")) {
    const inner = expression(cursor);
    cursor.expect(")");
    return inner;
  }
  const { kind } = cursor.peek();
  if (kind === "number" || kind === "string") {
    cursor.take();
    return nothing;
  }
  if (kind === "quoted") {
    cursor.take();
    return { ...nothing, bare: true };
  }
  if (kind !== "word" || reserved.test(cursor.peek().text)) cursor.fail("an attribute, a number or a function");
  if (cursor.peek(1).text === "(") return call(cursor);
  cursor.take();
  return { ...nothing, bare: true };
}

/** Words that start a clause or join conditions, and so name no attribute. */
const reserved =
  /^(SELECT|FROM|WHERE|FACET|SINCE|UNTIL|TIMESERIES|LIMIT|COMPARE|WITH|AS|AND|OR|NOT|IN|LIKE|RLIKE|IS)$/i;

function product(cursor: NrqlCursor): Expression {
  let left = operand(cursor);
  while (cursor.skip("*") || cursor.skip("/")) left = join(left, operand(cursor));
  return left;
}

/** Throws `GrammarError`. */
export function expression(cursor: NrqlCursor): Expression {
  let left = product(cursor);
  while (cursor.skip("+") || cursor.skip("-")) left = join(left, product(cursor));
  return left;
}

/** `('a', 'b')`, or a subquery, which is an error. */
function list(cursor: NrqlCursor): Expression {
  cursor.expect("(");
  if (cursor.isWord("SELECT") || cursor.isWord("FROM")) {
    let depth = 1;
    while (depth > 0 && cursor.peek().kind !== "end") {
      const { text } = cursor.take();
      depth += text === "(" ? 1 : text === ")" ? -1 : 0;
    }
    return { ...nothing, subquery: true };
  }
  do {
    if (cursor.peek().kind !== "string") cursor.expectKind("number", "a text or a number");
    else cursor.take();
  } while (cursor.skip(","));
  cursor.expect(")");
  return nothing;
}

function comparison(cursor: NrqlCursor): Expression {
  const left = expression(cursor);
  if (cursor.skipWord("IS")) {
    cursor.skipWord("NOT");
    if (!["NULL", "TRUE", "FALSE"].some((word) => cursor.skipWord(word))) cursor.fail("NULL, TRUE or FALSE");
    return left;
  }
  const negated = cursor.skipWord("NOT");
  if (cursor.skipWord("IN")) return join(left, list(cursor));
  if (cursor.skipWord("LIKE") || cursor.skipWord("RLIKE")) {
    cursor.expectKind("string", "a pattern in single quotes");
    return left;
  }
  if (negated) cursor.fail("IN, LIKE or RLIKE");
  const operator = cursor.take();
  if (!["=", "!=", "<", "<=", ">", ">="].includes(operator.text)) {
    throw new GrammarError(
      `"${operator.text}" at ${operator.at} is not a comparison: =, !=, <, <=, >, >=, IN, LIKE, IS`,
    );
  }
  return join(left, expression(cursor));
}

function factor(cursor: NrqlCursor): Expression {
  if (cursor.skipWord("NOT")) return factor(cursor);
  if (cursor.peek().text === "(" && bracketsConditions(cursor)) {
    cursor.take();
    const inner = condition(cursor);
    cursor.expect(")");
    return inner;
  }
  return comparison(cursor);
}

/** Whether the brackets that open here hold a condition, rather than an arithmetic operand. */
function bracketsConditions(cursor: NrqlCursor): boolean {
  let depth = 0;
  for (let ahead = 0; cursor.peek(ahead).kind !== "end"; ahead += 1) {
    const { text, kind } = cursor.peek(ahead);
    if (text === "(" && kind === "symbol") depth += 1;
    else if (text === ")" && kind === "symbol") depth -= 1;
    else if (/^(=|!=|<|<=|>|>=|AND|OR|NOT|IN|LIKE|RLIKE|IS)$/i.test(text) && kind !== "string") return true;
    if (depth === 0) return false;
  }
  return false;
}

/** What WHERE says. Throws `GrammarError`. */
export function condition(cursor: NrqlCursor): Expression {
  let found = factor(cursor);
  while (cursor.skipWord("AND") || cursor.skipWord("OR")) found = join(found, factor(cursor));
  return found;
}
