import type { Alert, Comparison } from "../../../model/alert.ts";
import { leaves } from "../../../model/alert.ts";
import { dashboardLink, runbookLink } from "../../../model/alert-links.ts";
import { decimal, fraction, fromNumber, times } from "../../../model/decimal.ts";
import type { Unit } from "../../../model/metric.ts";
import { originText } from "../../../model/origin.ts";
import type { LimitBreach } from "../../../model/stack.ts";
import { alertOrigin } from "../../vendors/alert-origin.ts";
import { fillPlaceholders } from "../../vendors/text.ts";
import type { Context } from "../context.ts";
import type { ConditionSpec } from "./definition.ts";

const words: Readonly<Record<Comparison, string>> = {
  ">": "more than",
  ">=": "at least",
  "<": "less than",
  "<=": "at most",
  "==": "exactly",
  "!=": "other than",
};

const unitText: Readonly<Record<Exclude<Unit, "ratio">, string>> = {
  none: "",
  state: "",
  requests: "",
  seconds: " s",
  bytes: " bytes",
  usd: " USD",
  timestamp: "",
};

function amount(value: number, unit: Unit): string {
  if (unit === "ratio") return `${decimal(times(fromNumber(value), fraction(100)))} %`;
  return `${decimal(value)}${unitText[unit]}`;
}

/** New Relic's texts do not know the value, so they name the threshold that it crossed. */
function crossed(alert: Alert): string {
  const leaf = leaves(alert.condition).find(({ kind }) => kind === "threshold");
  return leaf?.kind === "threshold" ? `${words[leaf.op]} ${amount(leaf.value, alert.unit)}` : "it";
}

function labelText(name: string, specs: readonly ConditionSpec[], alert: Alert): string {
  if (specs.some(({ groups }) => groups.includes(name))) return `{{tags.${name}}}`;
  const jobs = [...new Set(specs.flatMap(({ job }) => (job === undefined ? [] : [job])))];
  if (name === "job" && jobs.length > 0) return jobs.join(" or ");
  return name === "service" ? alert.service : `its ${name}`;
}

/** New Relic's limit of a description, in characters. */
const descriptionLimit = 4000;

/** Descriptions that New Relic would refuse, by their conditions' keys. */
export function descriptionBreaches(
  descriptions: Iterable<readonly [key: string, text: string]>,
): readonly LimitBreach[] {
  return [...descriptions]
    .filter(([, text]) => text.length > descriptionLimit)
    .map(([key, text]) => ({
      backend: "newrelic",
      limit: `characters of condition ${key}'s description`,
      expected: descriptionLimit,
      got: text.length,
    }));
}

/** What every incident of the alert says. */
export function description(alert: Alert, specs: readonly ConditionSpec[], { catalog, stack }: Context): string {
  const sentence = fillPlaceholders(alert.description, {
    value: crossed(alert),
    label: (name) => labelText(name, specs, alert),
  });
  return [
    alert.summary,
    sentence.charAt(0).toUpperCase() + sentence.slice(1),
    "",
    `Severity: ${alert.severity}`,
    `Service: ${alert.service}`,
    `Environment: ${stack.environment}`,
    `Runbook: ${runbookLink(stack, alert)}`,
    `Dashboard: ${dashboardLink(catalog, stack, alert)}`,
    originText(alertOrigin(alert)),
  ].join("\n");
}
