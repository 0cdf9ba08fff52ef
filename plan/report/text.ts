import type { Cost, CostLine } from "../cost.ts";
import type { Plan, PlannedItem } from "../plan.ts";
import { columns } from "./columns.ts";

const notProvisioned = "not provisioned yet";

interface Section {
  readonly title: string;
  readonly body: string;
}

const table = (title: string, rows: readonly (readonly string[])[], empty = "none"): Section => ({
  title: `${title}${rows.length === 0 ? "" : ` (${rows.length})`}`,
  body: rows.length === 0 ? `  ${empty}` : columns(rows),
});

function pagesTo({ pages, tier }: Plan): string {
  if (!pages) return "nobody is paged: critical alerts go where tickets go";
  return tier === "local" ? "pages go to the inbox" : "critical alerts page people";
}

function heading(plan: Plan): string {
  const vendors = plan.vendors.length === 0 ? "" : ` with ${plan.vendors.join(" and ")}`;
  const notifier = plan.pagingVendor === null ? "" : `, ${plan.pagingVendor} notifies`;
  const state = plan.provisioned
    ? "`up` makes all of it."
    : "Planned and rendered only: `up` refuses it, because the backends marked below are not provisioned yet.";
  return [
    `${plan.product}, stack ${plan.stack}: tier ${plan.tier}${vendors}${notifier}`,
    `environment ${plan.environment}, cluster ${plan.cluster}, ${plan.baseUrl}; ` + pagesTo(plan),
    state,
  ].join("\n");
}

function backendRows({ capabilities }: Plan): readonly (readonly string[])[] {
  return capabilities.flatMap(({ capability, backends }) =>
    backends.length === 0
      ? [[capability, "–"]]
      : backends.map(({ title, provisioned }) => [capability, title, provisioned ? "" : notProvisioned]),
  );
}

function settingRows({ settings, unusedSettings }: Plan): readonly (readonly string[])[] {
  return [
    ...settings.map(({ key, value, origin, source }) => [key, value, source ?? origin]),
    ...unusedSettings.map((key) => [key, "–", "not read on the tier that --config asks for"]),
  ];
}

/** What an item asks, beneath the alert or check that it belongs to. */
function query({ backend, query: text, name }: PlannedItem, owner: string): string {
  const part = name === owner ? "" : ` ${name.slice(owner.length).trim()}`;
  return `      ${backend}${part}: ${text.replaceAll(/\s+/g, " ")}`;
}

const belongsTo = (owner: string, kind: PlannedItem["kind"]) => (item: PlannedItem) =>
  item.kind === kind && (item.name === owner || item.name.startsWith(`${owner} `));

function alerts({ alerts: all, items }: Plan): Section {
  const rows = all.map(({ name, severity, service, team, for: pending }) => [
    name,
    severity,
    service,
    team,
    pending === "0s" ? "at once" : `for ${pending}`,
  ]);
  const lines = columns(rows).split("\n");
  const body = all.flatMap(({ name }, at) => [
    lines[at] ?? "",
    ...items.filter(belongsTo(name, "alert")).map((item) => query(item, name)),
  ]);
  return { title: `Alerts (${all.length})`, body: body.join("\n") };
}

function slos({ slos: all }: Plan): Section {
  const rows = all.flatMap(({ name, objective, period, windows }) => [
    [name, `${objective} % over ${period}`],
    ...windows.map(({ severity, long, short, factor, threshold }) => [
      "",
      `${severity}: ${factor} times the budget, an error ratio above ${threshold}, over ${long} and ${short}`,
    ]),
  ]);
  return { title: `SLOs (${all.length})`, body: all.length === 0 ? "  none" : columns(rows) };
}

function checks({ uptimeChecks, items }: Plan): Section {
  const rows = uptimeChecks.map((check) => [
    check.name,
    `${check.method} ${check.url}`,
    `every ${check.interval}`,
    `within ${check.timeout}`,
    `expects ${check.expectedStatus.join(", ")}`,
    `from ${check.from}`,
  ]);
  const lines = columns(rows).split("\n");
  const body = uptimeChecks.flatMap(({ name }, at) => [
    lines[at] ?? "",
    ...items.filter(belongsTo(name, "uptime check")).map((item) => query(item, name)),
  ]);
  return { title: `Uptime checks (${uptimeChecks.length})`, body: body.length === 0 ? "  none" : body.join("\n") };
}

/** How many queries of each kind that has no section of its own; `--json` has their text. */
function otherQueries({ items }: Plan): Section {
  const counted = new Map<string, number>();
  for (const { backend, kind } of items) {
    if (kind === "recording" || kind === "panel") {
      const key = `${backend}\n${kind}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
  }
  const rows = [...counted].map(([key, count]) => {
    const [backend = "", kind = ""] = key.split("\n");
    return [backend, `${count} ${kind === "panel" ? "queries of panels" : "recorded series"}`];
  });
  return { title: "Other queries", body: rows.length === 0 ? "  none" : columns(rows) };
}

function resources({ resources: all, provisioned }: Plan): Section {
  const named = all.map(({ type, name }) => [type, name]);
  return table("Resources", named, provisioned ? "none" : `none: ${notProvisioned}`);
}

function degradations({ degradations: all }: Plan): Section {
  const body = all.flatMap(({ backend, item, lost, standIn }) => [
    `  ${item} (${backend})`,
    `      lost:    ${lost}`,
    `      instead: ${standIn}`,
  ]);
  return { title: `Degradations (${all.length})`, body: all.length === 0 ? "  none" : body.join("\n") };
}

function price({ price: known }: CostLine): string {
  if (known === undefined) return "unknown";
  return known.low === known.high ? `${known.low}` : `${known.low}–${known.high}`;
}

function costs({ lines, low, high, unknown }: Cost): Section {
  const rows = lines.map((line) => [
    line.item,
    price(line),
    line.price === undefined
      ? ""
      : `${line.price.source}${line.price.date === undefined ? "" : `, ${line.price.date}`}`,
  ]);
  const sum = low === high ? `${low}` : `${low}–${high}`;
  const total = ["total", sum, unknown.length === 0 ? "" : `and what is unknown: ${unknown.join(", ")}`];
  return { title: "Cost in USD a month", body: columns([...rows, total]) };
}

/** The plan for people: sections of aligned lines. */
export function planText(plan: Plan): string {
  const sections: readonly Section[] = [
    table("Backends", backendRows(plan)),
    table("Settings", settingRows(plan)),
    table(
      "Secrets",
      plan.secrets.map(({ name, set, what }) => [name, set ? "set" : "unset", what]),
      "none needed",
    ),
    resources(plan),
    alerts(plan),
    slos(plan),
    checks(plan),
    table(
      "Routes",
      plan.items.filter(({ kind }) => kind === "route").map(({ backend, name, query: text }) => [backend, name, text]),
    ),
    table(
      "Dashboards",
      plan.dashboards.map(({ uid, title, panels }) => [uid, title, `${panels} panels`]),
    ),
    otherQueries(plan),
    degradations(plan),
    table(
      "Retention",
      plan.retention.map(({ capability, backend, keep, setBy, source }) => [
        capability,
        backend,
        keep,
        setBy === "us" ? "set by us" : "fixed by the vendor",
        source,
      ]),
    ),
    costs(plan.cost),
  ];
  return [heading(plan), ...sections.map(({ title, body }) => `${title}\n${body}`)].join("\n\n") + "\n";
}
