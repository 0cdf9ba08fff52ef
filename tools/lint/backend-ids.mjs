import { existsSync, readdirSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The ids of all backends, which are the names of their folders. */
const ids = new Set(
  readdirSync(`${root}components`).filter((name) => existsSync(`${root}components/${name}/backend.ts`)),
);

/**
 * A backend's id as a value stands in its own folder alone: whoever else needs to know one asks the registry, or for a
 * capability. Options: `except`, ids that mean something else in these files.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const backendIds = {
  meta: {
    type: "problem",
    docs: { description: "a backend's id stands in its own folder alone" },
    schema: [
      {
        type: "object",
        properties: { except: { type: "array", items: { type: "string" } } },
        additionalProperties: false,
      },
    ],
    messages: { named: "`{{id}}` is a backend's id: ask the registry or for a capability, outside components/{{id}}" },
  },
  create(context) {
    const path = relative(root, context.filename).split(sep);
    const own = path[0] === "components" ? path[1] : undefined;
    const { except = [] } = context.options[0] ?? {};
    /** @param {import("estree").Node} node @param {unknown} value */
    const check = (node, value) => {
      if (typeof value !== "string" || !ids.has(value) || value === own || except.includes(value)) return;
      context.report({ node, messageId: "named", data: { id: value } });
    };
    return {
      Literal: (node) => {
        check(node, node.value);
      },
      TemplateElement: (node) => {
        check(node, node.value.cooked);
      },
      // A table keyed by ids.
      "Property > Identifier.key": (/** @type {import("estree").Identifier} */ node) => {
        if (path[0] === "plan" || path[0] === "program.ts") check(node, node.name);
      },
    };
  },
};
