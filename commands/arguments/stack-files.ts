import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ValidationError } from "../../model/issue.ts";
import type { RawConfig } from "../../plan/settings/raw-config.ts";
import { fileConfig, projectSource, withAssignments } from "../../plan/settings/raw-config.ts";

/** The stacks that have a file in the project, sorted. */
export function stackNames(project: string): readonly string[] {
  return readdirSync(project)
    .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}

function configOf(project: string, source: string): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = parse(readFileSync(join(project, source), "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ValidationError(source, [
      { path: source, got: `no YAML (${reason})`, expected: "a Pulumi file in YAML" },
    ]);
  }
  const config: unknown =
    typeof document === "object" && document !== null && "config" in document ? document.config : {};
  // An empty `config:` is null.
  if (config === null) return {};
  if (typeof config === "object" && !Array.isArray(config)) return { ...config };
  throw new ValidationError(source, [{ path: "config", got: JSON.stringify(config), expected: "keys with values" }]);
}

/**
 * The config of a stack by its files alone: Pulumi.yaml, Pulumi.STACK.yaml, and what `--config` says on top. Nothing
 * is decrypted. Throws a {@link ValidationError} on a stack without a file, and on files or assignments of the wrong form.
 */
export function readStackConfig(project: string, stack: string, assignments: readonly string[]): RawConfig {
  const known = stackNames(project);
  if (!known.includes(stack)) {
    const got = `"${stack}", which has no file Pulumi.${stack}.yaml`;
    throw new ValidationError("stack", [{ path: "STACK", got, expected: known.join(", ") }]);
  }
  const own = `Pulumi.${stack}.yaml`;
  const files = fileConfig(configOf(project, projectSource), { source: own, config: configOf(project, own) });
  return withAssignments(files, assignments);
}
