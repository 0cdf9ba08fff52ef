import { z } from "zod";

/** What a schema says of itself, for the settings' page and the JSON Schema. */
interface Described {
  readonly description?: string | undefined;
  /** In words, the default of what depends on other settings or on the catalog. */
  readonly otherwise?: string | undefined;
  /** The default itself, where it is a value. */
  readonly preset?: unknown;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** What stands in a field's `meta`, on itself or on what it wraps, and its default. */
export function described(schema: z.core.$ZodType): Described {
  const { description, otherwise } = z.globalRegistry.get(schema) ?? {};
  const inner =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
      ? described(schema.unwrap())
      : {};
  return {
    description: description ?? inner.description,
    otherwise: text(otherwise) ?? inner.otherwise,
    preset: schema instanceof z.ZodDefault ? schema.def.defaultValue : inner.preset,
  };
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** A default for people; undefined where there is none: nothing stands for what is not said. */
export const defaultText = ({ preset, otherwise }: Described): string | undefined =>
  preset === undefined ? otherwise : shown(preset);

/** What a field is, and its default, as text. */
export function descriptionText(of: Described): string {
  const preset = defaultText(of);
  return [
    ...(of.description === undefined ? [] : [of.description]),
    ...(preset === undefined ? [] : [`Default: ${preset}`]),
  ].join(". ");
}
