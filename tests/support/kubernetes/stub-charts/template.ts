/** A Helm expression in the place of a value; what it gives comes in as JSON. */
export class Expression {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Plain data with expressions in it; its strings may have `{{ … }}` without double quotes inside. */
export type Template =
  | null
  | string
  | number
  | boolean
  | Expression
  | readonly Template[]
  | { readonly [key: string]: Template | undefined };

/** One object that a chart makes. */
export interface ObjectTemplate {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: Template; readonly [key: string]: Template | undefined };
  readonly [field: string]: Template | undefined;
}

/** Helm's condition, under which an object is made. */
export interface Conditional {
  readonly when: string;
  readonly object: ObjectTemplate;
}

/** A reference into the values that gives nil where a part of the path is missing, e.g. `reference("a.b")`. */
export const reference = (path: string): string =>
  path.split(".").reduce((parent, key) => `(index (${parent} | default dict) \`${key}\`)`, ".Values");

/** The value at a path of the chart's values. */
export const value = (path: string): Expression => new Expression(reference(path));

/** The value at a path as YAML text, as it stands in a ConfigMap's file. */
export const text = (path: string): Expression => new Expression(`${reference(path)} | toYaml`);

/** An expression, or plain data, as an argument of a template function. */
export function argument(template: Template): string {
  if (template instanceof Expression) return `(${template.text})`;
  if (typeof template === "number" || typeof template === "boolean") return String(template);
  if (typeof template === "string") {
    const expression = /^{{ ([^{}]*) }}$/.exec(template)?.[1];
    return expression === undefined ? `\`${template}\`` : `(${expression})`;
  }
  if (template === null) return "nil";
  if (Array.isArray(template)) return `(list ${template.map(argument).join(" ")})`;
  return `(dict ${pairs(template as Readonly<Record<string, Template>>)})`;
}

const pairs = (entries: Readonly<Record<string, Template>>): string =>
  Object.entries(entries)
    .map(([key, template]) => `\`${key}\` ${argument(template)}`)
    .join(" ");

/** What a map of the values has besides some keys, with entries of the chart's own in place, without what is empty. */
export function filled(
  values: string,
  without: readonly string[],
  own: Readonly<Record<string, Template>> = {},
): Expression {
  const keys = [...without, ...Object.keys(own)].map((key) => `\`${key}\``);
  return new Expression(
    `include \`filled\` (merge (omit ${values} ${keys.join(" ")}) (dict ${pairs(own)})) | fromYaml`,
  );
}

/** A map with entries over those of an expression, also where they are empty. */
export const over = (base: Expression, entries: Readonly<Record<string, Template>>): Expression =>
  new Expression(`mergeOverwrite (${base.text}) (dict ${pairs(entries)})`);

/** The file of definitions that every stub has. */
export const definitions = `{{ define \`filled\` }}
{{- $filled := dict }}
{{- range $key, $value := . }}{{ if $value }}{{ $_ := set $filled $key $value }}{{ end }}{{ end }}
{{- toYaml $filled }}
{{ end }}
`;

/** The text of a Helm template that makes the data. */
function render(template: Template): string {
  if (template instanceof Expression) return `{{ ${template.text} | toJson }}`;
  if (Array.isArray(template)) return `[${template.map(render).join(", ")}]`;
  if (typeof template !== "object" || template === null) return JSON.stringify(template);
  const entries = Object.entries(template).filter((entry): entry is [string, Template] => entry[1] !== undefined);
  // Apart, since `{{` would begin an expression.
  return `{ ${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${render(inner)}`).join(", ")} }`;
}

/** The text of the template file of one object. */
export function file(template: ObjectTemplate | Conditional): string {
  if ("apiVersion" in template) return render(template);
  return `{{ if ${template.when} }}\n${render(template.object)}\n{{ end }}\n`;
}
