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
function isOrigin(value: unknown): boolean {
  const [, kind, name = ""] = /^(catalog|backend): (\S.*)$/.exec(String(value)) ?? [];
  return kind === "catalog" || (kind === "backend" && backendNames.has(name));
}

/** A text that has got its origin as a paragraph, or a line, of its own at its end. */
const endsWithOrigin = ({ first, now }: Pick<Difference, "first" | "now">): boolean =>
  typeof first === "string" &&
  typeof now === "string" &&
  now.startsWith(`${first}\n`) &&
  isOrigin(now.slice(first.length).trim());

/** What texts of version 0.1.0 say in today's words. */
const rewordings: readonly (readonly [first: string | RegExp, now: string])[] = [
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
];

/** A text whose words are others, as listed, and that may have got its origin too. */
function isReworded({ first, now }: Difference): boolean {
  if (typeof first !== "string") return false;
  const expected = rewordings.reduce((text, [from, to]) => text.replace(from, to), first);
  return expected !== first && (now === expected || endsWithOrigin({ first: expected, now }));
}

/** Differences at some places; of these, the ones whose values are as expected. */
const at =
  (
    kind: Difference["kind"],
    where: RegExp,
    expected: (difference: Difference) => boolean = () => true,
  ): Reason["covers"] =>
  (difference) =>
    difference.kind === kind && where.test(difference.at) && expected(difference);

const any =
  (...all: readonly Reason["covers"][]): Reason["covers"] =>
  (difference) =>
    all.some((covers) => covers(difference));

/** A type of ours under its name of today, where the package was called after the product. */
const renamedType = ({ first, now }: Difference): boolean =>
  String(now) === String(first).replace(/^stratoai:index:(?:Kubernetes|Local)?/, "observability:index:");

/** A list that has its elements backend by backend, the first word of each name, where only the backends have moved. */
function backendsMoved({ first, now }: Difference): boolean {
  const backendOf = (name: string): string => name.slice(0, name.indexOf(" "));
  const [before, after] = [first as readonly string[], now as readonly string[]];
  return [...new Set(before.map(backendOf))].every((backend) => {
    const of = (names: readonly string[]) => names.filter((name) => backendOf(name) === backend).join("\n");
    return of(before) === of(after);
  });
}

/** The same text, but for its ratios, which are rounded. */
const isRounded = ({ first, now }: Difference): boolean =>
  String(now)
    .replaceAll(/(^|[^_])round\(/g, "$1")
    .replaceAll(", 0.000000000001)", "") === String(first);

/** The same names in an order of today, beside those of recordings of gaps. */
function sameBesideGaps({ first, now }: Difference): boolean {
  const names = (all: unknown) =>
    (all as readonly string[])
      .filter((name) => !name.includes("gap"))
      .sort()
      .join("\n");
  return names(first) === names(now) || String(now).includes("gap_rate");
}

const components = ["Metrics", "Logs", "Traces", "Dashboards", "Alerting", "Paging", "Uptime", "Errors"];

/** Every difference between version 0.1.0 and today, with its reason. Each is used: what no longer differs is taken out. */
export const reasons: readonly Reason[] = [
  {
    why: "Kubernetes objects say where they come from in an annotation",
    covers: any(
      at("added", /^kubernetes\/.* > metadata > annotations > observability\/origin$/, ({ now }) => isOrigin(now)),
      at(
        "added",
        /^kubernetes\/[^>]* > metadata > annotations$/,
        ({ now }) =>
          Object.keys(now as object).join() === "observability/origin" && Object.values(now as object).every(isOrigin),
      ),
    ),
  },
  {
    why: "secrets of a cluster say in the list of them where they come from",
    covers: at("added", /^secrets\.json > [^>]+ > origin$/, ({ now }) => isOrigin(now)),
  },
  {
    why: "dashboards, monitors, conditions and service levels say where they come from at the end of their text",
    covers: at(
      "changed",
      /^(?:.*dashboards?[-/][^>]*|datadog\/(?:monitors|synthetics)\.json|newrelic\/(?:conditions|service-levels)\.json) .*> (?:description|message)$/,
      endsWithOrigin,
    ),
  },
  {
    why: "texts use the field's terms: somebody is notified, an alert is inhibited",
    covers: at("changed", /./, isReworded),
  },
  {
    why: "what had no text in PagerDuty has its origin as its description",
    covers: at("added", /^pagerduty\/[^>]+ > [^>]+ > description$/, ({ now }) => isOrigin(now)),
  },
  {
    why: "monitors, objectives and checks of vendors bear their origin as a tag, in the spelling that tags have",
    covers: any(
      at("added", /^datadog\/(?:monitors|slos|synthetics)\.json > [^>]+ > tags > catalog:\w[\w-]*$/),
      at("added", /^newrelic\/synthetics\.json > [^>]+ > tags > catalog$/),
      at("added", /^uptime\/uptimerobot\.json > [^>]+ > tags > uptime_check_\w+$/),
    ),
  },
  {
    why: "a namespace is marked with the project too, so that preflight knows whose it is",
    covers: at(
      "added",
      /^kubernetes\/namespace-[^>]+ > metadata > labels > pulumi\.com\/project$/,
      ({ now }) => now === "stratoai-observability",
    ),
  },
  {
    why: "a namespace that exists already can be adopted, by a new setting",
    covers: at("added", /^plan\.json > settings > kubernetes\.adoptNamespaces$/),
  },
  {
    why: "types are called after the engine, no longer after the product",
    covers: at("changed", /^plan\.json > resources > [^>]+ > type$/, renamedType),
  },
  {
    why: "each capability has a component of its own below the root",
    covers: at("added", /^plan\.json > resources > stratoai #\d$/, ({ now }) =>
      components.some((name) => `observability:index:${name}` === (now as { readonly type: string }).type),
    ),
  },
  {
    why: "resources are listed component by component",
    covers: at("order", /^plan\.json > resources$/),
  },
  {
    why: "the demo simulates whatever product the catalog has, and reads what that is from a file",
    covers: at("added", /^plan\.json > resources > stratoai-configuration\/demo\/product\.json$/),
  },
  {
    why: "probes within a cluster are compiled by the exporter's own backend",
    covers: any(
      at("removed", /^plan\.json > items > kube-prometheus-stack uptime check /),
      at("added", /^plan\.json > items > blackbox-exporter uptime check /),
    ),
  },
  {
    why: "items and degradations are listed backend by backend, in the registry's order",
    covers: at("order", /^plan\.json > (?:items|degradations)$/, backendsMoved),
  },
  {
    why: "one of several queries for one alert says which alert's it is",
    covers: at("added", /^plan\.json > items > (?:datadog|newrelic) alert [^>]+ > of$/),
  },
  {
    why: "costs are listed in the registry's order",
    covers: at("order", /^plan\.json > cost > lines$/),
  },
  {
    why: "a vendor's losses name the receivers that lose something, and the texts of messages that no vendor takes",
    covers: any(
      at("removed", /^plan\.json > degradations > datadog notifications: (?:Slack|webhook)$/),
      at("added", /^plan\.json > degradations > datadog (?:receiver \S+|notifications: texts)$/),
    ),
  },
  {
    why: "checks from outside name every alert that no longer sees them, and whether it has others to watch",
    covers: any(
      at("changed", /^plan\.json > degradations > uptimerobot alert UptimeCheckFailing > standIn$/),
      at("added", /^plan\.json > degradations > uptimerobot alert CertificateExpiringSoon$/),
    ),
  },
  {
    why: "a ratio is compared in as many digits as its threshold is written with, so that floating point exceeds nothing",
    covers: at("changed", / > (?:expr|query)$/, isRounded),
  },
  {
    why: "an SLO counts what its counters say after a gap in the samples, and asks for all requests once instead of twice",
    covers: any(
      at("added", /gap_rate| > slo-[a-z-]+-gaps$/),
      at("changed", /slo:sli_(?:errors|total|error):(?:ratio_)?rate/),
      at("order", /^plan\.json > items$| > slo-[a-z-]+ > rules$| > groups$/, sameBesideGaps),
    ),
  },
  {
    why: "a ticket asks whether the budget has burnt within the last hour, and is one notice",
    covers: any(
      at("changed", /ErrorBudgetBurnSlow > (?:expr|query|triggerExpression)$/),
      at("changed", /(?:monitors|conditions)\.json > \w+ErrorBudgetBurnSlow\/\d > |ErrorBudgetBurnSlow\/\d > query$/),
      at("added", /ErrorBudgetBurnSlow(?:\/\d.*| > componentConditions >\s+#\d)?$/),
      at("removed", /ErrorBudgetBurnSlow\/\d > /),
      at("added", /route > routes >\s+#\d(?: > matchers > alertname="\w+ErrorBudgetBurnSlow")?$/),
      at("removed", /route > routes >\s+#\d > matchers > severity="warning"$/),
      at("changed", /route > routes >\s+#\d > repeat_interval$/, ({ now }) => now === "4d"),
      at("changed", /routes\.md$/, ({ now }) => String(now).includes("| 4d |")),
    ),
  },
  {
    why: "counters that stand still are told, where the catalog states how much traffic there always is",
    covers: at("changed", /SliAbsent > (?:.* > )?(?:expr|query|description)$/),
  },
  {
    why: "vendors tell of standing counters by a monitor or condition beside that of their absence",
    covers: any(
      at("removed", /SliAbsent$/),
      at("added", /SliAbsent(?:-\d|\/\d)?$/),
      at("changed", /SliAbsent.*$/),
      at("added", /^plan\.json > degradations > newrelic alert \w+SliAbsent/),
    ),
  },
];
