import { z } from "zod";
import { unwrapped } from "./issues.ts";

type Shape = Readonly<Record<string, z.ZodType>>;

/** The same wrapped around another schema. */
function rewrapped(schema: z.core.$ZodType, inner: z.ZodObject): z.ZodType {
  if (schema instanceof z.ZodOptional) return around(schema.unwrap(), inner).optional();
  if (schema instanceof z.ZodDefault) return around(schema.unwrap(), inner).default(schema.def.defaultValue);
  if (schema instanceof z.ZodPrefault) return around(schema.unwrap(), inner).prefault(schema.def.defaultValue);
  return inner;
}

/** An object in place of a schema's own, with what the schema says of itself, and its default. */
function around(schema: z.core.$ZodType, object: z.ZodObject): z.ZodType {
  const made = rewrapped(schema, object);
  const said = z.globalRegistry.get(schema);
  return said === undefined ? made : made.meta(said);
}

function joinedField(path: string, first: z.ZodType, other: z.ZodType): z.ZodType {
  if (first === other) return first;
  const [one, two] = [unwrapped(first), unwrapped(other)];
  if (!(one instanceof z.ZodObject && two instanceof z.ZodObject)) {
    throw new Error(`two backends declare the setting ${path}, each in its own way`);
  }
  return around(first, z.strictObject(joinedShape([one.shape, two.shape], `${path}.`)));
}

/**
 * The settings of several backends as those of one stack. Objects under one key become one that has the keys of all; what
 * it says of itself, and whether it may be left out, the first of them says.
 *
 * Throws where two declare one key and mean different things.
 *
 * @param prefix of the keys, in messages. Default: none
 */
export function joinedShape(shapes: readonly Shape[], prefix = ""): Shape {
  const fields = new Map<string, z.ZodType>();
  for (const [key, field] of shapes.flatMap((shape) => Object.entries(shape))) {
    const known = fields.get(key);
    fields.set(key, known === undefined ? field : joinedField(`${prefix}${key}`, known, field));
  }
  return Object.fromEntries(fields);
}
