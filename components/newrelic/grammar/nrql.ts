import { mostFacets } from "../nrql/limits.ts";
import { condition, expression, skipDuration } from "./expression.ts";
import type { Expression } from "./expression.ts";
import { aggregators, notInConditions } from "./functions.ts";
import { GrammarError } from "../../vendors/grammar/grammar-error.ts";
import { NrqlCursor } from "./cursor.ts";

/** A parsed query. */
interface NrqlQuery {
  readonly select: readonly Expression[];
  /** Clauses that it has, in capitals. */
  readonly clauses: ReadonlySet<string>;
  readonly facets: number;
  readonly where: Expression | undefined;
  /** The query that it reads in place of a data type. */
  readonly inner: NrqlQuery | undefined;
}

function selectItems(cursor: NrqlCursor): readonly Expression[] {
  const items: Expression[] = [];
  do {
    items.push(expression(cursor));
    if (cursor.skipWord("AS")) {
      if (cursor.peek().kind !== "string" && cursor.peek().kind !== "quoted") cursor.expectKind("word", "a name");
      else cursor.take();
    }
  } while (cursor.skip(","));
  return items;
}

function source(cursor: NrqlCursor): NrqlQuery | undefined {
  if (cursor.skip("(")) {
    const inner = query(cursor);
    cursor.expect(")");
    return inner;
  }
  do cursor.expectKind("word", "a data type such as Metric");
  while (cursor.skip(","));
  return undefined;
}

function facetList(cursor: NrqlCursor): number {
  let count = 0;
  do {
    expression(cursor);
    count += 1;
  } while (cursor.skip(","));
  return count;
}

/** `5 minutes ago`, `yesterday`, `'2026-01-01'`, a moment in milliseconds. */
function moment(cursor: NrqlCursor): void {
  if (skipDuration(cursor)) {
    cursor.expectWord("AGO");
    return;
  }
  if (["word", "string", "number"].includes(cursor.peek().kind)) cursor.take();
  else cursor.fail("a moment such as 5 minutes ago");
}

const clauseBodies: Readonly<Record<string, (cursor: NrqlCursor) => void>> = {
  SINCE: moment,
  UNTIL: moment,
  TIMESERIES: (cursor) => {
    if (!skipDuration(cursor) && !cursor.skipWord("AUTO")) cursor.skipWord("MAX");
  },
  LIMIT: (cursor) => {
    if (!cursor.skipWord("MAX")) cursor.expectKind("number", "a number or MAX");
  },
  COMPARE: (cursor) => {
    cursor.expectWord("WITH");
    moment(cursor);
  },
  SLIDE: (cursor) => {
    cursor.expectWord("BY");
    if (!skipDuration(cursor)) cursor.fail("a length of time");
  },
};

/** Clauses about time and amount, which graphs have and conditions do not. */
const simpleClauses = Object.keys(clauseBodies);

function query(cursor: NrqlCursor): NrqlQuery {
  const clauses = new Set<string>();
  let select: readonly Expression[] = [];
  let inner: NrqlQuery | undefined;
  let where: Expression | undefined;
  let facets = 0;
  while (cursor.peek().kind === "word") {
    const name = cursor.peek().text.toUpperCase();
    if (clauses.has(name)) throw new GrammarError(`${name} stands twice`);
    if (!["SELECT", "FROM", "WHERE", "FACET", ...simpleClauses].includes(name)) cursor.fail("a clause");
    if (clauses.size === 0 && name !== "SELECT" && name !== "FROM") cursor.fail("SELECT or FROM");
    cursor.take();
    clauses.add(name);
    if (name === "SELECT") select = selectItems(cursor);
    else if (name === "FROM") inner = source(cursor);
    else if (name === "WHERE") where = condition(cursor);
    else if (name === "FACET") facets = facetList(cursor);
    else clauseBodies[name]?.(cursor);
  }
  for (const needed of ["SELECT", "FROM"]) {
    if (!clauses.has(needed)) throw new GrammarError(`the query has no ${needed}`);
  }
  if (facets > mostFacets) throw new GrammarError(`FACET by ${facets} attributes: at most ${mostFacets}`);
  const aggregating = where?.functions.find((name) => aggregators.includes(name));
  if (aggregating !== undefined)
    throw new GrammarError(`WHERE looks at single events, so it holds no ${aggregating}()`);
  return { select, clauses, facets, where, inner };
}

/** Parses a graph's query. Throws `GrammarError`. */
export function parseNrql(text: string): NrqlQuery {
  if (text !== text.trim()) throw new GrammarError("the query has blanks at its start or end");
  const cursor = new NrqlCursor(text);
  const parsed = query(cursor);
  cursor.end();
  return parsed;
}

function subqueried({ select, where }: NrqlQuery): boolean {
  return [...select, ...(where === undefined ? [] : [where])].some(({ subquery }) => subquery);
}

function checkStreaming(parsed: NrqlQuery, inner: boolean): void {
  const stranger = simpleClauses.find((name) => parsed.clauses.has(name));
  if (stranger !== undefined) {
    throw new GrammarError(
      `a condition's query has no ${stranger === "COMPARE" ? "COMPARE WITH" : stranger}: it is evaluated window by window`,
    );
  }
  const [only, ...others] = parsed.select;
  if (only === undefined || others.length > 0)
    throw new GrammarError("a condition looks at one value: SELECT has one item");
  if (only.bare || !only.functions.some((name) => aggregators.includes(name))) {
    throw new GrammarError("a condition needs a number: SELECT an aggregate such as sum(x)");
  }
  const unsuitable = only.functions.find((name) => notInConditions.includes(name));
  if (unsuitable !== undefined)
    throw new GrammarError(`${unsuitable}() gives no series of numbers, so no condition takes it`);
  if (subqueried(parsed)) throw new GrammarError("a condition's query has no subquery: its data is read once");
  if (inner && parsed.facets === 0) throw new GrammarError("the inner query of a condition needs a FACET");
  if (parsed.inner !== undefined) checkStreaming(parsed.inner, true);
}

/** Parses an alert condition's query. Throws `GrammarError` on what New Relic's alerts refuse. */
export function parseConditionNrql(text: string): NrqlQuery {
  const parsed = parseNrql(text);
  checkStreaming(parsed, false);
  return parsed;
}
