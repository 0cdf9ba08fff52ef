import type { Fact } from "./fact.ts";
import { factText } from "./fact.ts";
import { stretches } from "./markdown.ts";

/** `{{threshold}}`: a number of the catalog. With blanks, dots or dollars at its start it is some other language's. */
const pattern = /\{\{([A-Za-z][\w.]*)\}\}/g;

export const placeholderOf = ({ name }: Pick<Fact, "name">): string => `{{${name}}}`;

/** The names between `{{` and `}}`, in order. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** The text with its numbers; an unknown name, which validation refuses, is left as it stands. */
export function fill(text: string, facts: readonly Fact[]): string {
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  return stretches(text)
    .map(({ text: stretch, isCode }) =>
      stretch.replaceAll(pattern, (found, name: string) => {
        const fact = byName.get(name);
        return fact === undefined ? found : factText(fact, isCode);
      }),
    )
    .join("");
}
