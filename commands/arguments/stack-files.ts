import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Refusal } from "../../plan/mistake.ts";
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
    throw new Refusal(source, [{ path: source, found: `no YAML (${reason})`, allowed: "a Pulumi file in YAML" }]);
  }
  const config: unknown =
    typeof document === "object" && document !== null && "config" in document ? document.config : {};
  // An empty `config:` is null.
  if (config === null) return {};
  if (typeof config === "object" && !Array.isArray(config)) return { ...config };
  throw new Refusal(source, [{ path: "config", found: JSON.stringify(config), allowed: "keys with values" }]);
}

/**
 * The config of a stack by its files alone: Pulumi.yaml, Pulumi.STACK.yaml, and what `--config` says on top. Nothing
 * is decrypted. Throws a {@link Refusal} on a stack without a file, and on files or assignments of the wrong form.
 */
export function readStackConfig(project: string, stack: string, assignments: readonly string[]): RawConfig {
  const known = stackNames(project);
  if (!known.includes(stack)) {
    const found = `"${stack}", which has no file Pulumi.${stack}.yaml`;
    throw new Refusal("stack", [{ path: "STACK", found, allowed: known.join(", ") }]);
  }
  const own = `Pulumi.${stack}.yaml`;
  const files = fileConfig(configOf(project, projectSource), { source: own, config: configOf(project, own) });
  return withAssignments(files, assignments);
}
