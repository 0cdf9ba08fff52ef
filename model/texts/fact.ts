import type { Comparison } from "../alert.ts";
import type { Duration } from "../duration.ts";
import { isDuration } from "../duration.ts";
import type { Amount } from "./amount.ts";
import { amountCode, amountText, durationOf, same } from "./amount.ts";

/** A number of the catalog that texts may say, under the name that stands between `{{` and `}}`. */
export interface Fact {
  readonly name: string;
  /** Several where it concerns several things that differ, e.g. the intervals of all checks. */
  readonly amounts: readonly Amount[];
  /** Set of what a condition compares with. */
  readonly op?: Comparison;
}

/** In prose "5 minutes", in code `5m`; several are joined by "or". */
export const factText = ({ amounts }: Fact, inCode: boolean): string =>
  amounts.map(inCode ? amountCode : amountText).join(" or ");

/** None for a text that is no duration, which another check reports, and for no time at all. */
export const durationFact = (name: string, length: Duration | undefined): readonly Fact[] =>
  length === undefined || !isDuration(length) || length.startsWith("0")
    ? []
    : [{ name, amounts: [durationOf(length)] }];

const equal = (a: Pick<Fact, "amounts" | "op">, b: Pick<Fact, "amounts" | "op">): boolean =>
  a.op === b.op &&
  a.amounts.length === b.amounts.length &&
  a.amounts.every((amount, index) => b.amounts[index] !== undefined && same(amount, b.amounts[index]));

/** `NAME` for one, `NAME.1`, `NAME.2`, … for several that differ, in their order. */
export function numbered(name: string, all: readonly Omit<Fact, "name">[]): readonly Fact[] {
  const distinct = all.filter((fact, index) => all.findIndex((other) => equal(fact, other)) === index);
  return distinct.map((fact, index) => ({ ...fact, name: distinct.length === 1 ? name : `${name}.${index + 1}` }));
}
