import { burnWindows, sloAlertNames } from "../burn-rate.ts";
import type { Catalog } from "../catalog.ts";
import { notifiedAlerts } from "../catalog.ts";
import type { Inhibition } from "../notification.ts";
import type { Slo } from "../slo.ts";
import type { Matcher } from "./matcher.ts";
import { equals, present } from "./matcher.ts";

/** While an alert that matches `source` fires, those that match `target` notify nobody, for equal `equal` labels. */
export interface InhibitionRule {
  readonly source: readonly Matcher[];
  readonly target: readonly Matcher[];
  readonly equal: readonly string[];
  readonly why: string;
  /** What of the catalog asks for it. */
  readonly item: string;
}

const sameSlo = ["cluster", "environment", "service", "slo"] as const;

/** A pair with what of the catalog asks for it. */
interface Pair extends Inhibition {
  readonly item: string;
}

/** Whether the SLO's windows make both, a page and a ticket. */
function pagesAndTickets(slo: Slo): boolean {
  const severities = new Set(burnWindows(slo).map(({ severity }) => severity));
  return severities.has("critical") && severities.has("warning");
}

/** Every SLO's page silences its own ticket; what else silences what, the catalog declares pair by pair. */
function pairs(catalog: Catalog): readonly Pair[] {
  const { inhibitions } = catalog.notifications;
  const declared = new Set(inhibitions.map(({ source, target }) => `${source} ${target}`));
  const own = catalog.slos
    .filter((slo) => pagesAndTickets(slo))
    .map((slo) => ({ slo: slo.name, ...sloAlertNames(slo) }))
    .filter(({ page, ticket }) => !declared.has(`${page} ${ticket}`))
    .map(({ slo, page, ticket }) => ({
      item: `slo ${slo}`,
      source: page,
      target: ticket,
      equal: sameSlo,
      why: "Whoever is paged for a burning budget needs no ticket for it.",
    }));
  return [
    ...own,
    ...inhibitions.map((inhibition) => ({
      item: `inhibition of ${inhibition.target} by ${inhibition.source}`,
      ...inhibition,
    })),
  ];
}

function issues({ source, target, equal }: Inhibition, alerts: ReadonlySet<string>): readonly string[] {
  const pair = `the inhibition of ${target} by ${source}`;
  return [
    ...(alerts.has(source) ? [] : [`${pair}: the catalog has no alert ${source}`]),
    ...(alerts.has(target) ? [] : [`${pair}: the catalog has no alert ${target}`]),
    ...(source === target ? [`${pair}: an alert cannot inhibit itself`] : []),
    ...(equal.length > 0 ? [] : [`${pair}: without a label that must be equal it would silence every environment`]),
  ];
}

/**
 * One rule per pair. Each demands its equal labels on both sides, because Alertmanager takes two missing labels for
 * equal ones. Throws, naming every issue, on a pair that could never work or would work on strangers.
 */
export function compileInhibitions(catalog: Catalog): readonly InhibitionRule[] {
  const alerts = new Set(notifiedAlerts(catalog).map(({ name }) => name));
  const all = pairs(catalog);
  const wrong = all.flatMap((pair) => issues(pair, alerts));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  return all.map(({ item, source, target, equal, why }) => ({
    item,
    source: [equals("alertname", source), ...equal.map(present)],
    target: [equals("alertname", target), ...equal.map(present)],
    equal,
    why,
  }));
}
