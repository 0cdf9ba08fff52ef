import type { LRParser } from "@lezer/lr";

/** What is wrong with an expression's syntax by this grammar, or undefined. */
export function lezerSyntaxError(parser: LRParser, expression: string): string | undefined {
  if (expression.trim() === "") return "empty expression";
  let found: string | undefined;
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      if (found !== undefined || !type.isError) return;
      const near = expression.slice(from, Math.max(to, from + 20));
      found = near === "" ? "unexpected end" : `syntax error at character ${from + 1}, near ${JSON.stringify(near)}`;
    },
  });
  return found;
}
