import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

const comparisons = new Set(["Gtr", "Gte", "Lss", "Lte", "Eql", "Neq"]);
const setOperators = new Set(["And", "Or", "Unless"]);
const modifiers = new Set(["BoolModifier", "MatchingModifierClause"]);

const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
};

function operands(node: SyntaxNode): readonly SyntaxNode[] {
  const parts = children(node).filter(({ name }) => !modifiers.has(name));
  const [left, operator, right] = parts;
  if (node.name === "ParenExpr" || node.name === "PromQL") return left === undefined ? [] : operands(left);
  if (node.name !== "BinaryExpr" || left === undefined || operator === undefined || right === undefined) return [node];
  if (setOperators.has(operator.name)) return [...operands(left), ...operands(right)];
  if (!comparisons.has(operator.name)) return [node];
  return [left.name === "NumberDurationLiteral" ? right : left];
}

/**
 * What an alert's expression compares: the left side of each comparison at its top, through parentheses and through
 * `and`, `or` and `unless`. An expression that compares nothing, or cannot be parsed, is given back whole.
 */
export function comparedQueries(expression: string): readonly string[] {
  const { topNode } = parser.parse(expression);
  const cursor = topNode.cursor();
  do if (cursor.type.isError) return [expression];
  while (cursor.next());
  return [...new Set(operands(topNode).map(({ from, to }) => expression.slice(from, to)))];
}
