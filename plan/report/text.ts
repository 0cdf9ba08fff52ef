import type { Cost, CostLine } from "../cost.ts";
import type { Plan, PlannedItem } from "../plan.ts";
import { columns } from "../../model/columns.ts";

const notProvisioned = "not provisioned yet";

interface Section {
  readonly title: string;
  readonly body: string;
}

const table = (title: string, rows: readonly (readonly string[])[], empty = "none"): Section => ({
  title: `${title}${rows.length === 0 ? "" : ` (${rows.length})`}`,
  body: rows.length === 0 ? `  ${empty}` : columns(rows),
});

/** Whether anybody is woken, by what, and what says so. */
export function pagingLine({ pages, capabilities, settings }: Plan): string {
  const { origin, source = origin } = settings.find(({ key }) => key === "pages") ?? {};
  const state = `Paging is ${pages ? "on" : "off"} (setting \`pages\`, ${source ?? "default"})`;
  if (!pages) return `${state}: critical alerts are routed like warnings, and wake nobody`;
  const { backends = [] } = capabilities.find(({ capability }) => capability === "paging") ?? {};
  return `${state}: critical alerts page by ${backends.map(({ title }) => title).join(" and ")}`;
}

function heading(plan: Plan): string {
  const vendors = plan.vendors.length === 0 ? "" : ` with ${plan.vendors.join(" and ")}`;
  const notifier = plan.pagingVendor === null ? "" : `, ${plan.pagingVendor} notifies`;
  const all = plan.capabilities.every(({ backends }) => backends.every(({ provisioned }) => provisioned));
  const made = all ? "`up` makes all of it." : "`up` makes it, but for what is marked below.";
  const state = plan.provisioned
    ? made
    : "Planned and rendered only: `up` refuses it, because the backends marked below are not provisioned yet.";
  return [
    pagingLine(plan),
    ...plan.notices.map((notice) => `Note: ${notice}`),
    `${plan.product}, stack ${plan.stack}: tier ${plan.tier}${vendors}${notifier}`,
    `environment ${plan.environment}, cluster ${plan.cluster}, ${plan.baseUrl}`,
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

/** An item's query, beneath the catalog's item that it belongs to. */
function queryLine({ backend, query, name }: PlannedItem, owner: string): string {
  const rest = name === owner ? "" : ` ${name.slice(owner.length).trim()}`;
  return `      ${backend}${rest}: ${query.replaceAll(/\s+/g, " ")}`;
}

/** Items by the catalog's item that they belong to: a backend may need several for one. */
function itemsOf(plan: Plan, kind: PlannedItem["kind"]): ReadonlyMap<string, readonly PlannedItem[]> {
  const owned = new Map<string, PlannedItem[]>();
  for (const item of plan.items) {
    if (item.kind !== kind) continue;
    const owner = item.of ?? item.name;
    owned.set(owner, [...(owned.get(owner) ?? []), item]);
  }
  return owned;
}

/** Lines of a table, each followed by the queries of what it names, and by what more is to be said of it. */
function withQueries(
  plan: Plan,
  kind: PlannedItem["kind"],
  rows: readonly (readonly string[])[],
  names: readonly string[],
  more: readonly (readonly string[])[] = [],
): string {
  const owned = itemsOf(plan, kind);
  const lines = columns(rows).split("\n");
  return names
    .flatMap((name, at) => {
      const queries = (owned.get(name) ?? []).map((item) => queryLine(item, name));
      const asked = queries.length > 0 ? queries : ["      no query: see the degradations"];
      return [lines[at] ?? "", ...asked, ...(more[at] ?? [])];
    })
    .join("\n");
}

function alerts(plan: Plan): Section {
  const rows = plan.alerts.map(({ name, severity, service, team, for: pending, condition }) => [
    name,
    severity,
    service,
    team,
    pending === "0s" ? "at once" : `for ${pending}`,
    condition,
  ]);
  const names = plan.alerts.map(({ name }) => name);
  const groups = plan.alerts.map((alert) =>
    alert.groups.map(({ receiver, by }) => `      ${receiver}: a message for each ${by}`),
  );
  return { title: `Alerts (${names.length})`, body: withQueries(plan, "alert", rows, names, groups) };
}

function slos(plan: Plan): Section {
  const owned = itemsOf(plan, "slo");
  const body = plan.slos.flatMap(({ name, title, objective, period, windows, omittedWindows = [] }) => [
    `  ${name}: ${title}, ${objective} % over ${period}`,
    ...windows.map(
      ({ severity, long, short, factor, threshold }) =>
        `      ${severity} at ${factor} times the budget: an error ratio above ${threshold} over ${long} and ${short}`,
    ),
    ...omittedWindows.map(({ severity, long, why }) => `      no ${severity} over ${long}: ${why}`),
    ...(owned.get(name) ?? []).map((item) => queryLine(item, name)),
  ]);
  return { title: `SLOs (${plan.slos.length})`, body: body.length === 0 ? "  none" : body.join("\n") };
}

function checks(plan: Plan): Section {
  const rows = plan.uptimeChecks.map((check) => [
    check.name,
    `${check.method} ${check.url}`,
    `every ${check.interval}`,
    `within ${check.timeout}`,
    `expects ${check.expectedStatus.join(", ")}`,
    `from ${check.from}`,
  ]);
  const names = plan.uptimeChecks.map(({ name }) => name);
  const body = names.length === 0 ? "  none" : withQueries(plan, "uptime check", rows, names);
  return { title: `Uptime checks (${names.length})`, body };
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
