import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Mistake } from "../../plan/mistake.ts";
import { Refusal } from "../../plan/mistake.ts";
import { instead } from "../../plan/settings/nearest.ts";
import type { RawConfig } from "../../plan/settings/raw-config.ts";
import { fileConfig, projectSource, withAssignments } from "../../plan/settings/raw-config.ts";
import { parsePulumiYaml } from "./pulumi-yaml.ts";

/** The stacks that have a file in the project, sorted. */
export function stackNames(project: string): readonly string[] {
  return readdirSync(project)
    .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}

/** The name of a stack's file: of `organization/project/stack`, as Pulumi writes a stack in full, the last part. */
export const localName = (stack: string): string => stack.split("/").at(-1) ?? stack;

const fileOf = (stack: string): string => `Pulumi.${localName(stack)}.yaml`;

/** What Pulumi reads of a stack's file; every other key it ignores without a word. */
const stackFileKeys = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

type Document = Readonly<Record<string, unknown>>;

/** The file's text. Pulumi takes UTF-16 too, which nothing else here reads: it is refused instead of read as nothing. */
function textOf(project: string, source: string): string {
  const bytes = readFileSync(join(project, source));
  try {
    // Half of UTF-16's bytes are 0, with or without a byte order mark; no text has one.
    if (!bytes.includes(0)) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Told below, as for the other.
  }
  throw new Refusal(source, [{ path: source, found: "bytes that are no UTF-8", allowed: "a text file in UTF-8" }]);
}

function documentOf(project: string, source: string): Document {
  const text = textOf(project, source);
  let document: unknown;
  try {
    document = parsePulumiYaml(text);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new Refusal(source, [{ path: source, found: `no YAML (${reason})`, allowed: "a Pulumi file in YAML" }]);
  }
  // An empty file is null.
  if (document === null || document === undefined) return {};
  if (typeof document === "object" && !Array.isArray(document)) return document as Document;
  const found = JSON.stringify(document);
  throw new Refusal(source, [{ path: source, found: found.slice(0, 80), allowed: "keys with values, such as config" }]);
}

function unknownKeys(document: Document): readonly Mistake[] {
  return Object.keys(document)
    .filter((key) => !stackFileKeys.includes(key))
    .map((key) => ({ path: key, found: "an unknown key", allowed: instead(key, stackFileKeys) }));
}

function configOf(document: Document, source: string): Document {
  const config = document.config ?? {};
  if (typeof config === "object" && !Array.isArray(config)) return config as Document;
  throw new Refusal(source, [{ path: "config", found: JSON.stringify(config), allowed: "keys with values" }]);
}

function stackConfig(project: string, stack: string): Document {
  const source = fileOf(stack);
  const document = documentOf(project, source);
  const unknown = unknownKeys(document);
  if (unknown.length > 0) throw new Refusal(source, unknown);
  return configOf(document, source);
}

/**
 * Throws a {@link Refusal} on a stack's file that Pulumi would read as something else than it says: of another encoding,
 * or with a misspelt `config`. A stack without a file has its config elsewhere.
 */
export function checkStackFile(project: string, stack: string): void {
  if (existsSync(join(project, fileOf(stack)))) stackConfig(project, stack);
}

/**
 * The config of a stack by its files alone: Pulumi.yaml, Pulumi.STACK.yaml, and what `--config` says on top. Nothing
 * is decrypted. Throws a {@link Refusal} on a stack without a file, and on files or assignments of the wrong form.
 *
 * @param stack may have organization and project before it
 */
export function readStackConfig(project: string, stack: string, assignments: readonly string[]): RawConfig {
  const known = stackNames(project);
  const own = fileOf(stack);
  if (!known.includes(localName(stack))) {
    const found = `"${stack}", which has no file ${own}`;
    throw new Refusal("stack", [{ path: "STACK", found, allowed: known.join(", ") }]);
  }
  const declared = configOf(documentOf(project, projectSource), projectSource);
  return withAssignments(fileConfig(declared, { source: own, config: stackConfig(project, stack) }), assignments);
}
