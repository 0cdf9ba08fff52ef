import { oneOf } from "../../model/validate/choices.ts";
import type { Issue } from "../../model/issue.ts";
import { coerce } from "./coerce.ts";
import { zodIssues } from "./issues.ts";
import type { RawConfig } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";
import { settingsSchema } from "./schema.ts";
import type { SecretKey } from "./secrets.ts";
import { isSecretKey, secretKeys } from "./secrets.ts";

const plainKeys = Object.keys(settingsSchema.shape);
const allKeys = [...plainKeys, ...Object.keys(secretKeys)].sort();

function secretIssues(key: string, secret: boolean, source: string): readonly Issue[] {
  if (isSecretKey(key)) {
    if (secret) return [];
    const expected =
      source === "--config"
        ? "nothing: secrets are never given on a command line"
        : `\`pulumi config set --secret ${key}\`, which encrypts it`;
    return [{ path: key, got: "a secret in plain text", expected }];
  }
  if (!plainKeys.includes(key)) {
    return [{ path: key, got: "an unknown key", ...oneOf(allKeys, key) }];
  }
  return secret ? [{ path: key, got: "a secret", expected: "plain config: only secrets are encrypted" }] : [];
}

export interface Checked {
  /** What of the config is sound; the rest is left out. */
  readonly given: GivenSettings;
  readonly secretsSet: readonly SecretKey[];
  readonly issues: readonly Issue[];
}

/** Each key of the config by itself: known, secret where it has to be, of the right form. */
export function checkKeys(raw: RawConfig): Checked {
  const issues: Issue[] = [];
  const plain: Record<string, unknown> = {};
  for (const [key, { value, secret, source }] of raw) {
    const wrong = secretIssues(key, secret, source);
    issues.push(...wrong);
    if (wrong.length === 0 && !secret) plain[key] = value;
  }
  const input = coerce(settingsSchema, plain);
  const result = settingsSchema.safeParse(input);
  const secretsSet = [...raw.keys()].filter(isSecretKey).sort();
  // What config said, not result.data: a default is no statement. Nothing in the schema changes a value.
  if (result.success) return { given: input as GivenSettings, secretsSet, issues };
  const got = result.error.issues.flatMap((issue) => zodIssues(issue, settingsSchema, input));
  const unsound = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  const sound = Object.fromEntries(Object.entries(input as object).filter(([key]) => !unsound.has(key)));
  return { given: sound, secretsSet, issues: [...issues, ...got] };
}
