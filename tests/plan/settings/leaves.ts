import { z } from "zod";
import { unwrapped } from "../../../plan/settings/issues.ts";

/** Every setting that is no object, by path. */
export function leaves(
  object: z.ZodObject,
  prefix = "",
): readonly (readonly [path: string, schema: z.core.$ZodType])[] {
  return Object.entries(object.shape).flatMap(([key, field]) => {
    const own = unwrapped(field as z.core.$ZodType);
    return own instanceof z.ZodObject
      ? leaves(own, `${prefix}${key}.`)
      : [[`${prefix}${key}`, field as z.core.$ZodType] as const];
  });
}
