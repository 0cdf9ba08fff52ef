import type { AlertBase } from "../alert.ts";
import { burnWindows, errorBudget } from "../burn-rate.ts";
import { fraction, minus, over, times } from "../decimal.ts";
import type { Fraction } from "../decimal.ts";
import { milliseconds } from "../duration.ts";
import type { Slo } from "../slo.ts";
import type { Measure } from "./amount.ts";
import { amountOf } from "./amount.ts";
import type { Fact } from "./fact.ts";
import { durationFact } from "./fact.ts";

const fact = (name: string, measure: Measure, value: Fraction): Fact => ({ name, amounts: [{ measure, value }] });

const periodOf = ({ period }: Slo): Fraction => fraction(milliseconds(period), 1000);

/** What an SLO promises, and what that allows. */
const promiseFacts = (slo: Slo): readonly Fact[] => [
  fact("objective", "ratio", minus(fraction(1), errorBudget(slo))),
  fact("budget", "ratio", errorBudget(slo)),
  ...durationFact("period", slo.period),
  ...durationFact("absentAfter", slo.absentAfter),
  fact("minimumBadEvents", "number", fraction(slo.minimumBadEvents)),
  // Everything fails: the budget's share of the period.
  fact("outage", "duration", times(periodOf(slo), errorBudget(slo))),
  ...(slo.sli.kind === "latency" ? [{ name: "latency", amounts: [amountOf(slo.sli.threshold, "seconds")] }] : []),
];

/** The windows at which an alert of this severity burns, as `burn.1.…`, `burn.2.…`; `spent`: how long the budget lasts then. */
const burnFacts = (slo: Slo, severity: AlertBase["severity"]): readonly Fact[] =>
  burnWindows(slo)
    .filter((window) => window.severity === severity)
    .flatMap(({ long, short, factor, threshold }, index) => {
      const name = (what: string) => `burn.${index + 1}.${what}`;
      return [
        fact(name("factor"), "times", factor),
        { ...fact(name("threshold"), "ratio", threshold), op: ">" as const },
        ...durationFact(name("long"), long),
        ...durationFact(name("short"), short),
        fact(name("spent"), "duration", over(periodOf(slo), factor)),
      ];
    });

/** The numbers of an alert that an SLO brings; those of its windows only where it is about these. */
export const sloFacts = (slo: Slo, { severity }: AlertBase, burns: boolean): readonly Fact[] => [
  ...promiseFacts(slo),
  ...(burns ? burnFacts(slo, severity) : []),
];
