import { decimal } from "../../../model/decimal.ts";

/** What SELECT computes, before it is known which conditions all of its aggregates share. */
export type Expression =
  | { readonly kind: "aggregate"; readonly text: string; readonly where: readonly string[] }
  | { readonly kind: "number"; readonly value: number }
  | {
      readonly kind: "arithmetic";
      readonly op: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    };

export const aggregateOf = (text: string, where: readonly string[]): Expression => ({ kind: "aggregate", text, where });
export const number = (value: number): Expression => ({ kind: "number", value });
export const arithmeticOf = (left: Expression, op: "+" | "-" | "*" | "/", right: Expression): Expression => ({
  kind: "arithmetic",
  op,
  left,
  right,
});

function aggregates(expression: Expression): readonly (Expression & { readonly kind: "aggregate" })[] {
  switch (expression.kind) {
    case "aggregate":
      return [expression];
    case "number":
      return [];
    case "arithmetic":
      return [...aggregates(expression.left), ...aggregates(expression.right)];
  }
}

/** The conditions that all aggregates have: what WHERE says. */
export function sharedConditions(expression: Expression): readonly string[] {
  const [first, ...others] = aggregates(expression);
  return (first?.where ?? []).filter((condition) => others.every(({ where }) => where.includes(condition)));
}

/** The text of SELECT, where each aggregate's further conditions go into its filter(). */
export function selectText(expression: Expression, shared: readonly string[]): string {
  switch (expression.kind) {
    case "number":
      return decimal(expression.value);
    case "aggregate": {
      const own = expression.where.filter((condition) => !shared.includes(condition));
      return own.length === 0 ? expression.text : `filter(${expression.text}, WHERE ${own.join(" AND ")})`;
    }
    case "arithmetic":
      return `(${selectText(expression.left, shared)} ${expression.op} ${selectText(expression.right, shared)})`;
  }
}
