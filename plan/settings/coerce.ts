import { z } from "zod";
import { unwrapped } from "./issues.ts";
import { parsed } from "./raw-config.ts";

/**
 * A raw value in the type that the schema wants: Pulumi keeps all config as text, so `"3000"` is a number where one is
 * wanted and 2026 a text where that is. What does not convert stays as it is, for the schema to refuse.
 */
export function coerce(schema: z.core.$ZodType, raw: unknown): unknown {
  const wanted = unwrapped(schema);
  if (wanted instanceof z.ZodObject) {
    const value = parsed(raw);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const shape = wanted.shape as Readonly<Record<string, z.core.$ZodType>>;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const of = Object.hasOwn(shape, key) ? shape[key] : undefined;
        return [key, of === undefined ? part : coerce(of, part)];
      }),
    );
  }
  if (wanted instanceof z.ZodNumber) {
    return typeof raw === "string" && /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
  }
  if (wanted instanceof z.ZodBoolean) return raw === "true" ? true : raw === "false" ? false : raw;
  return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : raw;
}
