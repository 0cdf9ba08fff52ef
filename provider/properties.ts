import { isAbsolute, normalize } from "node:path";
import { z } from "zod";

/** An absolute path in its shortest form, so that one file has one name and `..` leads nowhere. */
export const absolutePath = z
  .string({ error: "must be an absolute path" })
  .refine((path) => isAbsolute(path) && !path.includes("\0"), "must be an absolute path")
  .refine(
    (path) => !isAbsolute(path) || (normalize(path) === path && (path === "/" || !path.endsWith("/"))),
    "must be a path without `.`, `..`, `//` and a slash at its end",
  );

/** A whole number of seconds above zero, at most an hour: longer than that is an issue in the unit. */
export const seconds = z
  .number({ error: "must be seconds, above 0 and at most 3600" })
  .refine((value) => value > 0 && value <= 3600, "must be seconds, above 0 and at most 3600");
