import type { StackContext } from "../../model/stack.ts";

/** Pretty, with keys in the order they were written: the same bytes on every run. */
export function json(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Each record once, where it first stands. */
export function distinct<T>(records: readonly T[]): readonly T[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}

/** What external names start with, so that products and stacks share an account without meeting. */
export function externalName(stack: StackContext, name: string): string {
  return `[${stack.product} ${stack.stack}] ${name}`;
}

interface Placeholders {
  readonly value: string;
  readonly label: (name: string) => string;
}

/** An alert's description in a vendor's template language; braces that are no placeholder lose their meaning. */
export function fillPlaceholders(text: string, { value, label }: Placeholders): string {
  return text.replaceAll(/\{\{|\}\}|\{value\}|\{label\.([A-Za-z_]\w*)\}/g, (found, name: string | undefined) => {
    if (found === "{{") return "{ {";
    if (found === "}}") return "} }";
    return name === undefined ? value : label(name);
  });
}
