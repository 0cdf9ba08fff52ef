import type { Properties } from "./resource-kind.ts";
import type { Path } from "./sealing.ts";

/** Texts in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, part) => (found as Record<string | number, unknown> | undefined)?.[part], value);
}

/**
 * The error with every secret in its message replaced: a program's own last words, which an error repeats, may hold what
 * we gave it.
 */
export function withoutSecrets(error: unknown, plain: Properties, secrets: readonly Path[]): Error {
  const message = error instanceof Error ? error.message : String(error);
  const hidden = secrets
    .flatMap((path) => texts(valueAt(plain, path)))
    .filter((text) => text.trim() !== "")
    .sort((a, b) => b.length - a.length); // the longest first: one secret may be a part of another
  return new Error(hidden.reduce((shown, secret) => shown.replaceAll(secret, "[secret]"), message));
}
