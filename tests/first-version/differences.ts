/** One place at which two renders are not equal. */
export interface Difference {
  /** Where: the file, then keys and names of list elements down to the value, joined by ` > `. */
  readonly at: string;
  /** `order`: a list has the same elements in another order; `first` and `now` are what they are called, in order. */
  readonly kind: "added" | "removed" | "changed" | "order";
  /** What the first version had; undefined where it had nothing. */
  readonly first: unknown;
  /** What there is now; undefined where there is nothing. */
  readonly now: unknown;
}

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys by which elements of lists are identified, in rules, plans, monitors and Kubernetes objects. */
const naming = ["backend", "kind", "item", "record", "alert", "name", "uid", "title", "key"];

/** What an element of a list is called; empty where nothing names it. */
function nameOf(element: unknown): string {
  if (!isTree(element)) return typeof element === "string" ? element : JSON.stringify(element);
  const own = naming.flatMap((key) => (typeof element[key] === "string" ? [element[key]] : []));
  const { metadata } = element;
  return [...own, ...(isTree(metadata) ? [String(metadata.name)] : [])].join(" ");
}

/** A list's elements by name; of several that have the same, the second is `name #2`. */
function byName(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const seen = new Map<string, number>();
  return new Map(
    list.map((element) => {
      const name = nameOf(element);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [count === 1 ? name : `${name} #${count}`, element];
    }),
  );
}

function mapDifferences(
  at: string,
  first: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
): Difference[] {
  return [...new Set([...first.keys(), ...now.keys()])].flatMap((name): readonly Difference[] => {
    const inner = at === "" ? name : `${at} > ${name}`;
    if (!now.has(name)) return [{ at: inner, kind: "removed", first: first.get(name), now: undefined }];
    if (!first.has(name)) return [{ at: inner, kind: "added", first: undefined, now: now.get(name) }];
    return differences(first.get(name), now.get(name), inner);
  });
}

function listDifferences(at: string, first: readonly unknown[], now: readonly unknown[]): readonly Difference[] {
  const [before, after] = [byName(first), byName(now)];
  const shared = (names: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>) =>
    [...names.keys()].filter((name) => others.has(name));
  const [then, today] = [shared(before, after), shared(after, before)];
  const moved = then.some((name, index) => name !== today[index]);
  return [
    ...(moved ? [{ at, kind: "order" as const, first: then, now: today }] : []),
    ...mapDifferences(at, before, after),
  ];
}

/** Every difference between two parsed values. Elements of lists are compared by name, then the lists by their order. */
export function differences(first: unknown, now: unknown, at = ""): readonly Difference[] {
  if (isTree(first) && isTree(now)) {
    return mapDifferences(at, new Map(Object.entries(first)), new Map(Object.entries(now)));
  }
  if (Array.isArray(first) && Array.isArray(now)) return listDifferences(at, first, now);
  return Object.is(first, now) ? [] : [{ at, kind: "changed", first, now }];
}
