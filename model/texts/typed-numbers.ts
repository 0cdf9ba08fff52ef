import type { Comparison } from "../alert.ts";
import { fraction, minus, parseDecimal, times } from "../decimal.ts";
import type { Fraction } from "../decimal.ts";
import type { Amount, Measure } from "./amount.ts";
import { kindOf, same } from "./amount.ts";
import type { Fact } from "./fact.ts";

/** A number that a text states by hand and that none of the alert's own numbers of its kind is. */
export interface Contradiction {
  /** As it stands in the text: "more than 5 %". */
  readonly words: string;
  /** What is meant: of the numbers of its kind the one that these words speak of. */
  readonly fact: Fact;
}

const small = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" ");
const tens: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90 };
const article: Readonly<Record<string, number>> = { a: 1, an: 1 };
const words: Readonly<Record<string, number>> = {
  ...article,
  ...tens,
  ...Object.fromEntries(small.map((word, index) => [word, index + 1])),
};

const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const number = String.raw`(?<number>${digits}|\b(?:${Object.keys(words).join("|")})\b)`;

const valueOf = (text: string): Fraction => {
  const word = words[text.toLowerCase()];
  return word === undefined ? parseDecimal(text.replaceAll(",", "")) : fraction(word);
};

/** Units as people write them, with what one of each is in the base unit; MB is 1000² or, as often meant, 1024² bytes. */
const units: readonly (readonly [spelling: string, measure: Measure, ...sizes: Fraction[]])[] = [
  [String.raw`%|per ?cent\b`, "ratio", fraction(1, 100)],
  [String.raw`(?:milliseconds?|ms)\b`, "duration", fraction(1, 1000)],
  [String.raw`(?:seconds?|secs?|s)\b`, "duration", fraction(1)],
  [String.raw`(?:minutes?|mins?|m)\b`, "duration", fraction(60)],
  [String.raw`(?:hours?|hrs?|h)\b`, "duration", fraction(3600)],
  [String.raw`(?:days?|d)\b`, "duration", fraction(86_400)],
  [String.raw`weeks?\b`, "duration", fraction(604_800)],
  ...["k", "M", "G", "T"].map((prefix, index): readonly [string, Measure, ...Fraction[]] => {
    const [decimal, binary] = [fraction(1000n ** BigInt(index + 1)), fraction(1024n ** BigInt(index + 1))];
    return [String.raw`${prefix === "k" ? "[kK]" : prefix}B\b`, "bytes", decimal, binary];
  }),
  ...["K", "M", "G", "T"].map((prefix, index): readonly [string, Measure, Fraction] => [
    String.raw`${prefix}iB\b`,
    "bytes",
    fraction(1024n ** BigInt(index + 1)),
  ]),
  [String.raw`bytes?\b`, "bytes", fraction(1)],
  [String.raw`(?:USD|dollars?)\b`, "usd", fraction(1)],
  [String.raw`(?:log )?lines?\b`, "lines", fraction(1)],
];

/** A number with its unit. */
const measured = String.raw`${number}[ \u00a0-]?(?<unit>${units.map(([spelling]) => spelling).join("|")})`;

/** What a number with a unit may be. */
function readings(text: string, unit: string): readonly Amount[] {
  const found = units.find(([spelling]) => new RegExp(`^(?:${spelling})$`).test(unit));
  if (found === undefined) return [];
  const [, measure, ...sizes] = found;
  return sizes.map((size) => ({ measure, value: times(valueOf(text), size) }));
}

const above: readonly Comparison[] = [">", ">="];
const below: readonly Comparison[] = ["<", "<="];

interface Comparing {
  readonly words: string;
  readonly ops: readonly Comparison[];
  /** Of things that are counted: "at least one line" is more than 0 of them. */
  readonly counts?: Fraction;
}

const comparing: readonly Comparing[] = [
  { words: "(?:more|greater|higher|longer|larger) than|above|exceeds?|exceeded|beyond|[>≥]=?", ops: above },
  { words: "at least", ops: above, counts: fraction(1) },
  { words: "(?:less|fewer|lower|shorter|smaller) than|below|under|at most|[<≤]=?", ops: below },
];

/** Before a time, what says that it is the alert's own, and which of its times that is, most likely first. */
const timing: readonly (readonly [words: string, names: readonly string[]])[] = [
  [String.raw`\bfor(?: (?:more than|at least|over))?`, ["for", "window"]],
  [String.raw`\b(?:last|past|over|during)(?: the (?:last|past))?`, ["window", "burn.1.long", "ahead", "period"]],
  [String.raw`\b(?:with)?in`, ["ahead", "window", "for"]],
];

/** Facts in the order of preference; without one that is preferred, as they are. */
function preferred(facts: readonly Fact[], names: readonly string[]): readonly Fact[] {
  const isNamed = ({ name }: Fact, wanted: string) => name === wanted || name.startsWith(`${wanted}.`);
  return [...names.flatMap((wanted) => facts.filter((fact) => isNamed(fact, wanted))), ...facts];
}

/** A kind of phrase that states a number of the alert's. */
interface Phrase {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string>>) => readonly Amount[];
  /** The facts that it may speak of, the most likely first; none: it states nothing of this alert's. */
  readonly speaksOf: (facts: readonly Fact[], kind: Measure) => readonly Fact[];
}

const readMeasured = ({ number: text = "", unit = "" }: Readonly<Record<string, string>>) => readings(text, unit);

const isOfKind = (kind: Measure) => (fact: Fact) => fact.amounts.some((amount) => kindOf(amount) === kind);

const statements: readonly Phrase[] = [
  ...comparing.map(({ words: spelling, ops, counts }): Phrase => ({
    pattern: new RegExp(
      String.raw`(?<!\bfor )(?:\b|(?=[<>≤≥]))(?:${spelling})(?: (?:about|only|just))? ?${measured}`,
      "giu",
    ),
    read: (groups) =>
      readMeasured(groups).map((amount) =>
        counts !== undefined && amount.measure === "lines" ? { ...amount, value: minus(amount.value, counts) } : amount,
      ),
    // "Usually below 300 MiB" is nothing that an alert above 512 MiB states.
    speaksOf: (facts, kind) => {
      const compared = facts.filter((fact) => isOfKind(kind)(fact) && fact.op !== undefined && ops.includes(fact.op));
      return compared.length === 0 ? [] : [...compared, ...facts.filter(isOfKind(kind))];
    },
  })),
  ...timing.map(([spelling, names]): Phrase => ({
    pattern: new RegExp(String.raw`(?:${spelling}) ${measured}`, "giu"),
    read: readMeasured,
    speaksOf: (facts, kind) => (kind === "duration" ? preferred(facts.filter(isOfKind(kind)), names) : []),
  })),
  {
    pattern: new RegExp(String.raw`\b(?<number>\d+(?:\.\d+)?)(?:st|nd|rd|th) percentile`, "giu"),
    read: ({ number: text = "" }) => [{ measure: "quantile", value: times(valueOf(text), fraction(1, 100)) }],
    speaksOf: (facts) => facts.filter(isOfKind("quantile")),
  },
];

const share = String.raw`(?<number>${digits})[ \u00a0]?(?<unit>%|per ?cent\b)`;

/** What only an SLO can mean, wherever it stands. */
const promises: readonly Phrase[] = [
  {
    pattern: new RegExp(String.raw`\b(?<number>${digits}) times (?:too|the (?:allowed|sustainable))\b`, "giu"),
    read: ({ number: text = "" }) => [{ measure: "times", value: valueOf(text) }],
    speaksOf: (facts) => facts.filter(isOfKind("times")),
  },
  ...[String.raw`\b(?:objective of|promises?(?: that)?) ${share}`, String.raw`\b${share} (?:objective|budget)\b`].map(
    (source): Phrase => ({
      pattern: new RegExp(source, "giu"),
      read: readMeasured,
      speaksOf: (facts) =>
        facts.some(({ name }) => name === "objective") ? preferred(facts.filter(isOfKind("ratio")), ["objective"]) : [],
    }),
  ),
];

/** @param mayHave what every phrase has, so that most texts are looked through once */
const contradictionsOf =
  (phrases: readonly Phrase[], mayHave: RegExp) =>
  (text: string, facts: () => readonly Fact[]): readonly Contradiction[] => {
    if (!mayHave.test(text)) return [];
    return phrases.flatMap(({ pattern, read, speaksOf }) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const may = read(found.groups ?? {});
        const [first] = may;
        const meant = first === undefined ? [] : speaksOf(facts(), kindOf(first));
        const agrees = meant.some(({ amounts }) => amounts.some((amount) => may.some((each) => same(each, amount))));
        const [fact] = meant;
        return fact === undefined || agrees ? [] : [{ words: found[0].trim(), fact }];
      }),
    );
  };

/**
 * What a text that states an alert's condition says otherwise than the alert: a number with a unit behind a comparison in
 * the condition's direction ("more than 5 %"), a time behind for, within, in, over, during, last or past, a percentile.
 *
 * @param text prose without code
 * @param facts asked for only where the text states a number
 */
export const contradictions = contradictionsOf(statements, new RegExp(`${measured}|percentile`, "iu"));

/** What a text says of an SLO's promise otherwise than the SLO: its objective or budget in per cent, burn factors as "N times the allowed". */
export const brokenPromises = contradictionsOf(promises, /%|per ?cent| times /i);
