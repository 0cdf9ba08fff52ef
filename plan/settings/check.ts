import type { z } from "zod";
import type { Issue } from "../../model/issue.ts";
import type { Secrets } from "../../model/secret.ts";
import { oneOf } from "../../model/validate/choices.ts";
import { coerce } from "./coerce.ts";
import { zodIssues } from "./issues.ts";
import type { RawConfig, RawValue } from "./raw-config.ts";
import type { GivenSettings } from "./schema.ts";

function secretIssues(
  key: string,
  { secret, source }: RawValue,
  plainKeys: readonly string[],
  secrets: Secrets,
): readonly Issue[] {
  // A catalog that declares a secret under a setting's key is refused with the plan.
  if (Object.hasOwn(secrets, key) && !plainKeys.includes(key)) {
    if (secret) return [];
    const expected =
      source === "--config"
        ? "nothing: secrets are never given on a command line"
        : `\`pulumi config set --secret ${key}\`, which encrypts it`;
    return [{ path: key, got: "a secret in plain text", expected }];
  }
  if (!plainKeys.includes(key)) {
    const allKeys = [...plainKeys, ...Object.keys(secrets)].sort();
    return [{ path: key, got: "an unknown key", ...oneOf(allKeys, key) }];
  }
  return secret ? [{ path: key, got: "a secret", expected: "plain config: only secrets are encrypted" }] : [];
}

interface Checked {
  /** What of the config is sound; the rest is left out. */
  readonly given: GivenSettings;
  readonly secretsSet: readonly string[];
  readonly issues: readonly Issue[];
}

/**
 * Each key of the config by itself: known, secret where it has to be, of the right form.
 *
 * @param schema of everything that a stack may say
 * @param secrets those that the stack may have, by key
 */
export function checkKeys(raw: RawConfig, schema: z.ZodObject, secrets: Secrets): Checked {
  const issues: Issue[] = [];
  const plain: Record<string, unknown> = {};
  const plainKeys = Object.keys(schema.shape);
  for (const [key, value] of raw) {
    const wrong = secretIssues(key, value, plainKeys, secrets);
    issues.push(...wrong);
    if (wrong.length === 0 && !value.secret) plain[key] = value.value;
  }
  const input = coerce(schema, plain);
  const result = schema.safeParse(input);
  const secretsSet = [...raw.keys()].filter((key) => Object.hasOwn(secrets, key)).sort();
  // What config said, not result.data: a default is no statement. Nothing in the schema changes a value.
  if (result.success) return { given: input as GivenSettings, secretsSet, issues };
  const got = result.error.issues.flatMap((issue) => zodIssues(issue, schema, input));
  const unsound = new Set(result.error.issues.map((issue) => String(issue.path[0])));
  const sound = Object.fromEntries(Object.entries(input as object).filter(([key]) => !unsound.has(key)));
  return { given: sound, secretsSet, issues: [...issues, ...got] };
}
