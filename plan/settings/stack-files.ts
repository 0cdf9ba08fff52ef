import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Issue } from "../../model/issue.ts";
import { ValidationError } from "../../model/issue.ts";
import { oneOf } from "../../model/validate/choices.ts";
import type { RawConfig } from "./raw-config.ts";
import { fileConfig, projectSource, withAssignments } from "./raw-config.ts";
import { parsePulumiYaml, SeveralDocuments } from "./pulumi-yaml.ts";

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

/** What a file contains; a folder of its name, or a link to nothing, is an issue like a typing error in it. */
function bytesOf(project: string, source: string): Uint8Array {
  try {
    return readFileSync(join(project, source));
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new ValidationError(source, [
      { path: source, got: `nothing that can be read (${code})`, expected: "a Pulumi file in YAML" },
    ]);
  }
}

/** The file's text. Pulumi takes UTF-16 too, which nothing else here reads: it is refused instead of read as nothing. */
function textOf(project: string, source: string): string {
  const bytes = bytesOf(project, source);
  try {
    // Half of UTF-16's bytes are 0, with or without a byte order mark; no text has one.
    if (!bytes.includes(0)) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Reported below, as for the other.
  }
  throw new ValidationError(source, [
    { path: source, got: "bytes that are not UTF-8", expected: "a text file in UTF-8" },
  ]);
}

/** Why a text is no document: the parser's own words, where it did not run out of stack on what has no end. */
function unreadable(error: unknown): string {
  if (error instanceof RangeError) return "an alias within its own anchor";
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

function documentOf(project: string, source: string): Document {
  const text = textOf(project, source);
  let document: unknown;
  try {
    document = parsePulumiYaml(text);
  } catch (error) {
    if (error instanceof SeveralDocuments) {
      throw new ValidationError(source, [
        {
          path: source,
          got: `${error.count} YAML documents, separated by ---`,
          expected: "a single one: Pulumi reads no other than the first",
        },
      ]);
    }
    const reason = unreadable(error);
    throw new ValidationError(source, [
      { path: source, got: `invalid YAML (${reason})`, expected: "a Pulumi file in YAML" },
    ]);
  }
  // An empty file is null.
  if (document === null || document === undefined) return {};
  if (typeof document === "object" && !Array.isArray(document)) return document as Document;
  const got = JSON.stringify(document);
  throw new ValidationError(source, [
    { path: source, got: got.slice(0, 80), expected: "keys with values, such as config" },
  ]);
}

/** The name that Pulumi.yaml gives the project: the namespace of our keys in stack config. */
export const projectName = (project: string): string => nameOf(documentOf(project, projectSource));

function nameOf({ name }: Document): string {
  if (typeof name === "string" && name !== "") return name;
  const got = name === undefined ? "nothing" : JSON.stringify(name);
  throw new ValidationError(projectSource, [{ path: "name", got, expected: "the project's name" }]);
}

function unknownKeys(document: Document): readonly Issue[] {
  return Object.keys(document)
    .filter((key) => !stackFileKeys.includes(key))
    .map((key) => ({ path: key, got: "an unknown key", ...oneOf(stackFileKeys, key) }));
}

function configOf(document: Document, source: string): Document {
  const config = document.config ?? {};
  if (typeof config === "object" && !Array.isArray(config)) return config as Document;
  throw new ValidationError(source, [{ path: "config", got: JSON.stringify(config), expected: "keys with values" }]);
}

function stackConfig(project: string, stack: string): Document {
  const source = fileOf(stack);
  const document = documentOf(project, source);
  const unknown = unknownKeys(document);
  if (unknown.length > 0) throw new ValidationError(source, unknown);
  return configOf(document, source);
}

/**
 * Throws a {@link ValidationError} on a stack's file that Pulumi would read as something else than it says: of another encoding,
 * or with a misspelt `config`. A stack without a file has its config elsewhere.
 */
export function checkStackFile(project: string, stack: string): void {
  if (existsSync(join(project, fileOf(stack)))) stackConfig(project, stack);
}

/**
 * The config of a stack by its files alone: Pulumi.yaml, Pulumi.STACK.yaml, and what `--config` says on top. Nothing
 * is decrypted. Throws a {@link ValidationError} on a stack without a file, and on files or assignments of the wrong form.
 *
 * @param stack may have organization and project before it
 */
export function readStackConfig(project: string, stack: string, assignments: readonly string[]): RawConfig {
  const known = stackNames(project);
  const own = fileOf(stack);
  if (!known.includes(localName(stack))) {
    const got = `"${stack}", which has no file ${own}`;
    throw new ValidationError("stack", [{ path: "STACK", got, expected: known.join(", ") }]);
  }
  const document = documentOf(project, projectSource);
  const shared = { name: nameOf(document), config: configOf(document, projectSource) };
  const files = fileConfig(shared, { source: own, config: stackConfig(project, stack) });
  return withAssignments(files, assignments, shared.name);
}
