import { type Issue, ValidationError } from "../../model/issue.ts";

/** One value of stack config before anything is known about it. */
export interface RawValue {
  /** Pulumi's text: an object is JSON. Undefined for a secret, which nobody reads. `--config` sets entries of objects. */
  readonly value: unknown;
  readonly secret: boolean;
  /** Where it was written, for people: a file's name, or `--config`. */
  readonly source: string;
}

/** Settings key → what config says, where later sources have overridden earlier ones. */
export type RawConfig = ReadonlyMap<string, RawValue>;

/** The source of values that apply to every stack of the project. */
export const projectSource = "Pulumi.yaml";

/** The source of values that a running program is given: the project's and the stack's, merged by Pulumi. */
const runtimeSource = "stack config";

/**
 * A key without the namespace of our keys, which is the Pulumi project's name; undefined where it has another one's, such
 * as `pulumi:disable-default-providers`. Pulumi takes a key without a namespace for the project's, and
 * `NAMESPACE:config:KEY`, its oldest notation, too.
 */
function ownKey(key: string, project: string): string | undefined {
  const colon = key.indexOf(":");
  if (colon === -1) return key;
  return key.slice(0, colon) === project ? key.slice(colon + 1).replace(/^config:/, "") : undefined;
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** A value with its objects' keys sorted, as Go writes JSON. */
export function keysSorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysSorted);
  if (!isTree(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, keysSorted(inner)]));
}

/** A value of a file as the CLI hands it to the program: text, objects and lists as JSON, nothing as the empty text. */
function pulumiText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? "" : JSON.stringify(keysSorted(value));
}

/**
 * The config of a running Pulumi program.
 *
 * @param project name of the Pulumi project
 * @param all what `pulumi.runtime.allConfig()` gives: text, objects as JSON
 * @param secretKeys the full keys whose values are secret; their values are not read
 */
export function runtimeConfig(
  project: string,
  all: Readonly<Record<string, unknown>>,
  secretKeys: readonly string[],
): RawConfig {
  const raw = new Map<string, RawValue>();
  for (const [full, value] of Object.entries(all)) {
    const key = ownKey(full, project);
    if (key === undefined) continue;
    const secret = secretKeys.includes(full);
    raw.set(key, { value: secret ? undefined : value, secret, source: runtimeSource });
  }
  return raw;
}

function holdsSecret(value: unknown): boolean {
  return isTree(value) && (typeof value.secure === "string" || Object.values(value).some(holdsSecret));
}

/** What Pulumi.yaml declares for a key: `{default: …}`, `{value: …}`, or the value itself. Undefined: no value. */
function declaredValue(declared: unknown): unknown {
  return isTree(declared) ? (declared.default ?? declared.value) : declared;
}

/**
 * The config of a stack's files, as the CLI merges it and hands it to the program: Pulumi.yaml's defaults, then the
 * stack's own file, key by key. Of an object nothing is merged.
 */
export function fileConfig(
  project: { readonly name: string; readonly config: Tree },
  stack: { readonly source: string; readonly config: Tree },
): RawConfig {
  const raw = new Map<string, RawValue>();
  for (const [full, declared] of Object.entries(project.config)) {
    const key = ownKey(full, project.name);
    const value = declaredValue(declared);
    if (key === undefined || value === undefined || value === null) continue;
    raw.set(key, { value: pulumiText(value), secret: false, source: projectSource });
  }
  for (const [full, value] of Object.entries(stack.config)) {
    const key = ownKey(full, project.name);
    if (key === undefined) continue;
    const secret = holdsSecret(value);
    raw.set(key, { value: secret ? undefined : pulumiText(value), secret, source: stack.source });
  }
  return raw;
}

const notAssigned = (assignment: string): Issue => ({
  path: "--config",
  got: `"${assignment}"`,
  expected: "key=value, such as tier=economy or ports.backend=3010",
});

/**
 * The config with what a command's `--config key=value` says on top; `ports.backend=3010` sets one entry of an object.
 * Throws a {@link ValidationError} that lists every assignment of another form.
 *
 * @param project name of the Pulumi project, which may stand before a key
 */
export function withAssignments(config: RawConfig, assignments: readonly string[], project: string): RawConfig {
  const raw = new Map(config);
  const issues: Issue[] = [];
  for (const assignment of assignments) {
    const equals = assignment.indexOf("=");
    const key = ownKey(assignment.slice(0, Math.max(0, equals)), project);
    if (key === undefined || !/^\w+(\.\w+)*$/.test(key)) {
      issues.push(notAssigned(equals > 0 ? `${assignment.slice(0, equals)}=…` : assignment));
      continue;
    }
    const text = assignment.slice(equals + 1);
    const [top = "", ...rest] = key.split(".");
    const before = parsed(raw.get(top)?.value);
    raw.set(top, { value: rest.length === 0 ? text : nested(before, rest, text), secret: false, source: "--config" });
  }
  if (issues.length > 0) throw new ValidationError("config", issues);
  return raw;
}

function nested(before: unknown, [key, ...rest]: readonly string[], value: string): unknown {
  if (key === undefined) return value;
  const tree = isTree(before) ? before : {};
  return { ...tree, [key]: nested(tree[key], rest, value) };
}

/** An object that came as JSON, as itself; everything else as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
