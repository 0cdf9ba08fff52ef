import { oneOf } from "../../model/validate/choices.ts";
import type { Mistake } from "../mistake.ts";
import { coerce } from "./coerce.ts";
import { issueMistakes } from "./issues.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";
import { settingsSchema } from "./schema.ts";
import type { SecretKey } from "./secrets.ts";
import { isSecretKey, secretKeys } from "./secrets.ts";

const plainKeys = Object.keys(settingsSchema.shape);
const allKeys = [...plainKeys, ...Object.keys(secretKeys)].sort();

function secretMistakes(key: string, secret: boolean, source: string): readonly Mistake[] {
  if (isSecretKey(key)) {
    if (secret) return [];
    const allowed =
      source === "--config"
        ? "nothing: secrets are never given on a command line"
        : `\`pulumi config set --secret ${key}\`, which encrypts it`;
    return [{ path: key, found: "a secret in plain text", allowed }];
  }
  if (!plainKeys.includes(key)) {
    return [{ path: key, found: "an unknown key", ...oneOf(allKeys, key) }];
  }
  return secret ? [{ path: key, found: "a secret", allowed: "plain config: only secrets are encrypted" }] : [];
}

export interface Checked {
  /** What of the config is sound; the rest is left out. */
  readonly given: GivenSettings;
  readonly secretsSet: readonly SecretKey[];
  readonly mistakes: readonly Mistake[];
}

/** Each key of the config by itself: known, secret where it has to be, of the right form. */
export function checkKeys(raw: RawConfig): Checked {
  const mistakes: Mistake[] = [];
  const plain: Record<string, unknown> = {};
  for (const [key, { value, secret, source }] of raw) {
    const wrong = secretMistakes(key, secret, source);
    mistakes.push(...wrong);
    if (wrong.length === 0 && !secret) plain[key] = value;
  }
  const input = coerce(settingsSchema, plain);
  const result = settingsSchema.safeParse(input);
  const secretsSet = [...raw.keys()].filter(isSecretKey).sort();
  // What config said, not result.data: a default is no statement. Nothing in the schema changes a value.
  if (result.success) return { given: input as GivenSettings, secretsSet, mistakes };
  const found = result.error.issues.flatMap((issue) => issueMistakes(issue, settingsSchema, input));
  const unsound = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  const sound = Object.fromEntries(Object.entries(input as object).filter(([key]) => !unsound.has(key)));
  return { given: sound, secretsSet, mistakes: [...mistakes, ...found] };
}
