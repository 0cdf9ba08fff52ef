import type { Alert } from "../../model/alert.ts";
import { serviceLabels } from "../../model/alert-labels.ts";
import type { Duration } from "../../model/duration.ts";
import { seconds } from "../../model/duration.ts";
import type { Origin } from "../../model/origin.ts";
import { ofItem } from "../../model/origin.ts";
import type { UptimeCheck } from "../../model/uptime.ts";
import { certificateOf } from "../../model/uptime.ts";
import { Unsupported } from "../vendors/unsupported.ts";
import type { Loss } from "../vendors/loss.ts";
import { certificateAlert, chainLoss, failureAlert } from "../vendors/probes.ts";
import { externalName } from "../vendors/text.ts";
import { conditionDefinition } from "./condition/index.ts";
import type { ConditionDefinition } from "./condition/definition.ts";
import { limits } from "./condition/definition.ts";
import { policyOf } from "./condition/policy.ts";
import type { Context } from "./context.ts";
import { quote } from "./nrql/where.ts";
import type { Tags } from "./tags.ts";
import { originTags } from "./tags.ts";

/** New Relic's periods, in seconds, ascending. */
const periods = {
  EVERY_MINUTE: 60,
  EVERY_5_MINUTES: 300,
  EVERY_10_MINUTES: 600,
  EVERY_15_MINUTES: 900,
  EVERY_30_MINUTES: 1800,
  EVERY_HOUR: 3600,
  EVERY_6_HOURS: 21_600,
  EVERY_12_HOURS: 43_200,
  EVERY_DAY: 86_400,
} as const;
type Period = keyof typeof periods;

/** A monitor with the arguments of New Relic's resource; secrets are `${secret:NAME}`. */
export interface SyntheticMonitor {
  readonly name: string;
  readonly type: "SIMPLE" | "CERT_CHECK";
  readonly status: "ENABLED";
  readonly period: Period;
  readonly locationsPublics: readonly string[];
  readonly uri?: string;
  readonly verifySsl?: boolean;
  readonly bypassHeadRequest?: boolean;
  readonly treatRedirectAsFailure?: boolean;
  readonly customHeaders?: readonly { readonly name: string; readonly value: string }[];
  readonly domain?: string;
  readonly certificateExpiration?: number;
  readonly tags: Tags;
}

interface CompiledCheck {
  readonly monitor: SyntheticMonitor;
  /** What notifies of its failures, under its alert's name. */
  readonly condition?: { readonly alert: string; readonly definition: ConditionDefinition };
  readonly losses: readonly Loss[];
}

const outside = ["EU_CENTRAL_1", "EU_WEST_1"];

/** The longest period that is no longer than the interval; a minute where that is shorter. */
function periodOf(interval: Duration): { readonly period: Period; readonly exact: boolean } {
  const wanted = seconds(interval);
  const fitting = (Object.keys(periods) as Period[]).filter((period) => periods[period] <= wanted);
  const period = fitting.at(-1) ?? "EVERY_MINUTE";
  return { period, exact: periods[period] === wanted };
}

function locations(check: UptimeCheck): Pick<SyntheticMonitor, "locationsPublics"> {
  if (check.from === "outside") return { locationsPublics: outside };
  throw new Unsupported("it runs from inside, and New Relic has no private location there");
}

function tags(service: string, origin: Origin, { catalog, stack }: Context): Tags {
  const labels = serviceLabels(catalog, stack, service);
  return [
    ...Object.entries({ ...labels, stack: stack.stack }).map(([key, value]) => ({ key, values: [value] })),
    ...originTags(origin),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A failed run within one period opens the alert's incident: New Relic has retried it by itself before it says so. */
function failure(
  alert: Alert,
  monitor: SyntheticMonitor,
  check: string,
  context: Context,
  value = "{value}",
): ConditionDefinition {
  const aggregationWindow = Math.min(periods[monitor.period], limits.aggregationWindow.most);
  return conditionDefinition(
    {
      ...alert,
      description: alert.description.replaceAll("{label.check}", check).replaceAll("{value}", value),
    },
    {
      query: `SELECT filter(count(*), WHERE result = 'FAILED') FROM SyntheticCheck WHERE monitorName = ${quote(monitor.name)}`,
      term: {
        operator: "above",
        threshold: 0,
        thresholdDuration: aggregationWindow,
        thresholdOccurrences: "at_least_once",
      },
      signal: {
        aggregationWindow,
        aggregationMethod: "event_flow",
        // A run may take three minutes to arrive.
        aggregationDelay: "300",
        fillOption: "none",
      },
      groups: [],
      losses: [],
    },
    policyOf(alert, context),
    `: ${check}`,
    context,
  );
}

/** One uptime check. Throws `Unsupported` where New Relic cannot run it from where it must run. */
export function compileCheck(check: UptimeCheck, context: Context): CompiledCheck {
  const where = locations(check);
  const { period, exact } = periodOf(check.interval);
  const monitor: SyntheticMonitor = {
    name: externalName(context.stack, check.name),
    type: "SIMPLE",
    status: "ENABLED",
    period,
    ...where,
    uri: `${context.stack.baseUrl}${check.path}`,
    verifySsl: true,
    // Asked by GET, as the check says, rather than by HEAD first.
    bypassHeadRequest: true,
    treatRedirectAsFailure: true,
    ...(check.bearer === undefined
      ? {}
      : { customHeaders: [{ name: "Authorization", value: `Bearer \${secret:${check.bearer.secret}}` }] }),
    tags: tags(check.service, ofItem(`uptime check ${check.name}`), context),
  };
  const alert = failureAlert(context.catalog, check.name);
  return {
    monitor,
    ...(alert === undefined
      ? {}
      : { condition: { alert: alert.name, definition: failure(alert, monitor, check.name, context) } }),
    losses: [
      ...(exact ? [] : [{ lost: `an interval of ${check.interval}`, fallback: period }]),
      { lost: `a timeout of ${check.timeout}: a simple monitor has none`, fallback: "New Relic's own of a minute" },
      {
        lost: `the expected status ${check.expectedStatus.join(" or ")}`,
        fallback: "any status below 300",
      },
    ],
  };
}

/** A check of the base URL's certificate, where an alert of the catalog asks when certificates expire. */
export function certificateCheck(context: Context): (CompiledCheck & { readonly name: string }) | undefined {
  const expiring = certificateAlert(context.catalog);
  const url = new URL(context.stack.baseUrl);
  if (expiring === undefined || url.protocol !== "https:") return undefined;
  const { alert, threshold } = expiring;
  const days = Math.ceil(threshold.value / 86_400);
  const name = certificateOf(url.host);
  const monitor: SyntheticMonitor = {
    name: externalName(context.stack, name),
    type: "CERT_CHECK",
    status: "ENABLED",
    period: "EVERY_HOUR",
    locationsPublics: outside,
    domain: url.host,
    certificateExpiration: days,
    tags: tags(alert.service, ofItem(`alert ${alert.name}`), context),
  };
  return {
    name,
    monitor,
    condition: { alert: alert.name, definition: failure(alert, monitor, name, context, `less than ${days} days`) },
    losses: [chainLoss("New Relic")],
  };
}
