/** Lint runs without TypeScript: tests/structure.test.ts holds them equal to the model's. */
export const tiers = ["local", "economy", "simplified", "complete"];

/**
 * No decision is made by a tier's name: what is true of a tier stands in the table of tiers.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const tierNames = {
  meta: {
    type: "problem",
    docs: { description: "a tier's name stands in the table of tiers alone" },
    schema: [],
    messages: { named: "`{{tier}}` is a tier's name: what is true of a tier stands in plan/tiers.ts" },
  },
  create(context) {
    /** @param {import("estree").Node} node @param {unknown} name */
    const check = (node, name) => {
      if (typeof name === "string" && tiers.includes(name))
        context.report({ node, messageId: "named", data: { tier: name } });
    };
    return {
      Literal: (node) => {
        check(node, node.value);
      },
      "Property > Identifier.key": (/** @type {import("estree").Identifier} */ node) => {
        check(node, node.name);
      },
    };
  },
};
