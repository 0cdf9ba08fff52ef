import { stratoai } from "../../catalog/stratoai/index.ts";
import { backends } from "../../components/index.ts";
import type { Difference } from "./differences.ts";

/** Why a stack is rendered otherwise than by version 0.1.0. */
export interface Reason {
  readonly why: string;
  /** Whether a difference is of this kind: where it is, and by which values. */
  readonly covers: (difference: Difference) => boolean;
}

/** What plans call the backends and their services. */
const backendNames: ReadonlySet<string> = new Set(
  backends.flatMap(({ id, serves }) => [id, ...serves.flatMap((service) => service.id ?? [])]),
);

/** Whether a text says where an object comes from: an item of the catalog, or a backend that there is. */
export function isOrigin(value: unknown): boolean {
  const [, kind, name = ""] = /^(catalog|backend): (\S.*)$/.exec(String(value)) ?? [];
  return kind === "catalog" || (kind === "backend" && backendNames.has(name));
}

/** A text that has got its origin as a paragraph, or a line, of its own at its end. */
export const endsWithOrigin = ({ first, now }: Pick<Difference, "first" | "now">): boolean =>
  typeof first === "string" &&
  typeof now === "string" &&
  now.startsWith(`${first}\n`) &&
  isOrigin(now.slice(first.length).trim());

/** A text that has got its origin as a comment on a line of its own at its start. */
export function startsWithOrigin({ first, now }: Difference): boolean {
  const [, comment] = /^(?:# |\/\/ |\{\{\/\* )(.+?)(?: \*\/ -\}\})?\n/.exec(String(now)) ?? [];
  return isOrigin(comment) && String(now).slice(String(now).indexOf("\n") + 1) === first;
}

/** What texts of version 0.1.0 say in today's words. */
export const rewordings: readonly (readonly [first: string | RegExp, now: string])[] = [
  ["# Who is told what: ", "# Who is notified of what: "],
  [
    "Pages are off (setting `pages`): critical alerts go where warnings go.",
    "Paging is off (setting `pages`): critical alerts are routed like warnings.",
  ],
  ["| told | nobody is told while this fires |", "| notified | inhibited by |"],
  [
    "| while this fires | nobody is told of | where these are there and equal |",
    "| while this fires | this is inhibited | where these are set and equal |",
  ],
  [/ is not told: (?=setting \w+ is not set$)/, " is not notified: "],
  [/^nothing: this receiver tells nobody$/, "nothing: this receiver notifies nobody"],
  [/, so nobody is told anything$/, ", so nobody is notified"],
  [
    /^A part of (\w+), which tells people when its other parts hold too\./,
    "One condition of $1, which notifies when all of them hold.",
  ],
  [/, one for each, that may tell at the same time$/, ", one for each, that may notify at the same time"],
  ["a service check's no-data, which also tells of a target", "a service check's no-data, which also reports a target"],
  [/: (monitors) tell (changes of state)|: (conditions) tell (incidents)/, ": $1$3 notify of $2$4"],
  [/, and nobody outside is told that they work$/, ", and nobody outside learns that they work"],
  [/^each tells by itself; /, "each notifies by itself; "],
  [/ that tell it to reload$/, " that make it reload"],
  // Vendors' dashboards are found by their titles.
  ...stratoai.dashboards.map(
    ({ uid, title }) => [new RegExp(`\\?q=${uid}$`, "m"), `?q=${encodeURIComponent(title)}`] as const,
  ),
];

/** Texts of version 0.1.0 with the numbers that the catalog's placeholders give today, in digits. */
export const numbersFilled: readonly (readonly [first: string | RegExp, now: string])[] = [
  ["its scrapes for a minute", "its scrapes for 1 minute"],
  ["for five minutes", "for 5 minutes"],
  ["for two minutes", "for 2 minutes"],
  ["in five minutes", "in 5 minutes"],
  ["has answered 503", "has not answered 200"],
  ["within four hours", "within 4 hours"],
  ["At the last hour's growth", "At its growth over 1 hour"],
  ["in four hours", "in 4 hours"],
  ["At the growth of the last six hours", "At its growth over 6 hours"],
  [/within a day/g, "within 1 day"],
];

/** Whether a text's words are others, as listed, and that may have got its origin too. */
export const reworded =
  (list: typeof rewordings): Reason["covers"] =>
  ({ first, now }) => {
    if (typeof first !== "string") return false;
    const expected = list.reduce((text, [from, to]) => text.replace(from, to), first);
    return expected !== first && (now === expected || endsWithOrigin({ first: expected, now }));
  };

/** Differences at some places; of these, the ones whose values are as expected. */
export const at =
  (
    kind: Difference["kind"],
    where: RegExp,
    expected: (difference: Difference) => boolean = () => true,
  ): Reason["covers"] =>
  (difference) =>
    difference.kind === kind && where.test(difference.at) && expected(difference);

export const any =
  (...all: readonly Reason["covers"][]): Reason["covers"] =>
  (difference) =>
    all.some((covers) => covers(difference));

/** Any difference at some places. */
export const anywhere =
  (where: RegExp): Reason["covers"] =>
  ({ at: place }) =>
    where.test(place);

/** A text that begins with a number, which is another one now. */
export const counted =
  (before: number, after: number) =>
  ({ first, now }: Difference): boolean =>
    String(first).replace(/^\d+/, (number) => (number === String(before) ? String(after) : number)) === String(now);

/** A type of ours under its name of today, where the package was called after the product. */
export const renamedType = ({ first, now }: Difference): boolean =>
  String(now) === String(first).replace(/^stratoai:index:(?:Kubernetes|Local)?/, "observability:index:");

/** A list that has its elements backend by backend, the first word of each name, where only the backends have moved. */
export function backendsMoved({ first, now }: Difference): boolean {
  const backendOf = (name: string): string => name.slice(0, name.indexOf(" "));
  const [before, after] = [first as readonly string[], now as readonly string[]];
  return [...new Set(before.map(backendOf))].every((backend) => {
    const of = (names: readonly string[]) => names.filter((name) => backendOf(name) === backend).join("\n");
    return of(before) === of(after);
  });
}

/** Keys in another order, of which those of the cluster's settings alone have moved. */
export function clusterSettingsMoved({ first, now }: Difference): boolean {
  const others = (keys: unknown) => (keys as readonly string[]).filter((key) => !key.startsWith("kubernetes."));
  return others(first).join("\n") === others(now).join("\n");
}

/** A panel's query as it was before one could choose an instance, and before its rates followed the range. */
export const asBefore = (expr: string): string =>
  expr.replaceAll(',instance=~"$instance"', "").replaceAll("$__rate_interval", "5m");

/** The same text, but for its ratios, which are rounded. */
export const isRounded = ({ first, now }: Difference): boolean =>
  String(now)
    .replaceAll(/(^|[^_])round\(/g, "$1")
    .replaceAll(", 0.000000000001)", "") === String(first);

/** The same names in an order of today, beside those of recordings of gaps. */
export function sameBesideGaps({ first, now }: Difference): boolean {
  const names = (all: unknown) =>
    (all as readonly string[])
      .filter((name) => !name.includes("gap"))
      .sort()
      .join("\n");
  return names(first) === names(now) || String(now).includes("gap_rate");
}
