import { quoted } from "./path.ts";
import type { Issue } from "../issue.ts";

/** Where a value stands; made text only for an issue. */
type Place = () => string;

/** Reports where a value, or something below it, is not there or of another type. */
export type Shape = (value: unknown, at: Place, report: (issue: Issue) => void) => void;

type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T] & string;

/** The shape of every field that TypeScript demands, which sees to it that none is missing here, and of others. */
type Fields<T> = Readonly<Record<RequiredKeys<T>, Shape> & Partial<Record<keyof T & string, Shape>>>;

function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

const a =
  (expected: string, is: (value: unknown) => boolean): Shape =>
  (value, at, report) => {
    if (!is(value)) report({ path: at(), got: shown(value), expected });
  };

export const text = a("a text", (value) => typeof value === "string");
export const number = a("a number", (value) => typeof value === "number");
export const flag = a("true or false", (value) => typeof value === "boolean");
export const map = a("a Map", (value) => value instanceof Map);
/** Whatever it is: another check knows more of it. */
export const anything: Shape = () => undefined;

/** For what may be left out. */
export const ifThere =
  (shape: Shape): Shape =>
  (value, at, report) => {
    if (value !== undefined) shape(value, at, report);
  };

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);
const tree = a("an object", isTree);

/** A thing of a list goes by its name, else by its place. */
function stepTo(item: unknown, index: number): string {
  const names = isTree(item) ? [item.name, item.uid, item.title] : [];
  const name = names.find((each): each is string => typeof each === "string");
  return name === undefined ? `[${index}]` : `.${/^[\w-]+$/.test(name) ? name : quoted(name)}`;
}

export const list =
  (of: Shape): Shape =>
  (value, at, report) => {
    if (!Array.isArray(value)) {
      report({ path: at(), got: shown(value), expected: "a list" });
      return;
    }
    value.forEach((item: unknown, index) => {
      of(item, () => `${at()}${stepTo(item, index)}`, report);
    });
  };

export const object =
  <T extends object>(fields: Fields<T>): Shape =>
  (value, at, report) => {
    tree(value, at, report);
    if (!isTree(value)) return;
    for (const [key, shape] of Object.entries<Shape>(fields)) {
      shape(value[key], () => (at() === "" ? key : `${at()}.${key}`), report);
    }
  };

/** An object whose values have all one shape. */
export const record =
  (of: Shape): Shape =>
  (value, at, report) => {
    tree(value, at, report);
    if (!isTree(value)) return;
    for (const [key, item] of Object.entries(value)) of(item, () => `${at()}${stepTo({ name: key }, 0)}`, report);
  };

type KeysOf<T> = T extends unknown ? keyof T & string : never;

/** An object with one of several keys. */
export const oneKeyOf = <T extends object>(shapes: Readonly<Record<KeysOf<T>, Shape>>): Shape => {
  const known = Object.entries<Shape>(shapes);
  const expected = `an object with ${known.map(([key]) => key).join(" or ")}`;
  return (value, at, report) => {
    const present = isTree(value) ? known.filter(([key]) => key in value) : [];
    if (present.length === 0) report({ path: at(), got: shown(value), expected });
    for (const [key, shape] of present) shape((value as Tree)[key], () => `${at()}.${key}`, report);
  };
};

type OfKind<T extends { readonly kind: string }> = {
  readonly [K in T["kind"]]: Fields<Omit<Extract<T, { readonly kind: K }>, "kind">>;
};

/** One of several, by its `kind`; a kind that there is not is a word that words.ts refuses. */
export const oneOf = <T extends { readonly kind: string }>(kinds: OfKind<T>): Shape => {
  const shapes = new Map(
    Object.entries<Readonly<Record<string, Shape>>>(kinds).map(([kind, fields]) => [
      kind,
      object<Record<string, unknown>>(fields),
    ]),
  );
  return (value, at, report) => {
    object<{ kind: string }>({ kind: text })(value, at, report);
    if (isTree(value)) shapes.get(value.kind as string)?.(value, at, report);
  };
};

/** For what stands in many places and is looked at in one of them: a value that is sound is not looked at again. */
export function once(shape: Shape): Shape {
  const sound = new WeakSet();
  return (value, at, report) => {
    if (typeof value === "object" && value !== null && sound.has(value)) return;
    const issues: Issue[] = [];
    shape(value, at, (issue) => issues.push(issue));
    issues.forEach(report);
    if (issues.length === 0 && typeof value === "object" && value !== null) sound.add(value);
  };
}

/** For shapes that contain themselves. */
export const lazily =
  (shape: () => Shape): Shape =>
  (value, at, report) => {
    shape()(value, at, report);
  };
