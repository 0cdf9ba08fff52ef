import type { Alert } from "../../model/alert.ts";
import { serviceLabels } from "../../model/alert-labels.ts";
import { seconds } from "../../model/duration.ts";
import { ofItem, originTag } from "../../model/origin.ts";
import type { UptimeCheck } from "../../model/uptime.ts";
import { certificateOf } from "../../model/uptime.ts";
import { Unsupported } from "../vendors/unsupported.ts";
import type { Loss } from "../vendors/loss.ts";
import { certificateAlert, chainLoss, failureAlert } from "../vendors/probes.ts";
import { externalName } from "../vendors/text.ts";
import { priorities, tags } from "./monitor/index.ts";
import { message } from "./monitor/message.ts";
import type { Context } from "./names.ts";
import { tagTexts } from "./scope.ts";

/** Datadog's range of intervals, in seconds. */
const tickRange = { least: 30, most: 604_800 } as const;
/** Seconds that a test may wait for its answer. */
const longestTimeout = 60;

/** A synthetic test as Datadog's API takes it. Secrets are Datadog's own global variables, `{{ NAME }}`. */
export interface SyntheticTest {
  readonly name: string;
  readonly type: "api";
  readonly subtype: "http" | "ssl";
  readonly status: "live";
  readonly message: string;
  readonly tags: readonly string[];
  readonly locations: readonly string[];
  readonly config: {
    readonly request: Readonly<Record<string, unknown>>;
    readonly assertions: readonly Readonly<Record<string, unknown>>[];
  };
  readonly options: Readonly<Record<string, unknown>>;
}

/** Two places, so that the failure of one of them is no alarm. */
const outside = ["aws:eu-central-1", "aws:eu-west-1"];

/** The global variable that holds a secret: its name in capitals, after product and stack. */
function globalVariable(secret: string, { stack }: Context): string {
  const words = secret.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2");
  return [stack.product, stack.stack, words]
    .join("_")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "_");
}

/** Those of the alert on its failures; a check without such an alert has its service's. */
function tagsOf(alert: Alert | undefined, check: UptimeCheck, context: Context): readonly string[] {
  const origin = ofItem(`uptime check ${check.name}`);
  if (alert !== undefined) return tags(alert, context, origin);
  const { catalog, stack } = context;
  const labels = serviceLabels(catalog, stack, check.service);
  return tagTexts({ ...labels, stack: stack.stack, catalog: originTag(origin) });
}

function locations(check: UptimeCheck): readonly string[] {
  if (check.from === "outside") return outside;
  throw new Unsupported(`it runs from inside, and Datadog has no private location there`);
}

/** The alert's message about one test, which knows its own name. */
function testMessage(alert: Alert, check: string, context: Context, value = "{value}"): string {
  const description = alert.description.replaceAll("{label.check}", check).replaceAll("{value}", value);
  return message({ ...alert, description }, "query alert", [], context);
}

function statusAssertion(statuses: readonly number[]) {
  const [only, ...others] = statuses;
  return others.length === 0
    ? { type: "statusCode", operator: "is", target: only }
    : { type: "statusCode", operator: "matches", target: `^(${statuses.join("|")})$` };
}

export interface CompiledCheck {
  readonly test: SyntheticTest;
  /** The alert whose message it sends; undefined where no alert is about its failures. */
  readonly alert: string | undefined;
  readonly losses: readonly Loss[];
}

/** Both places must fail: one that fails alone is more likely at fault itself. */
const failingPlaces = 2;

/** One uptime check. Throws `Unsupported` where Datadog cannot run it from where it must run. */
export function compileCheck(check: UptimeCheck, context: Context): CompiledCheck {
  const alert = failureAlert(context.catalog, check.name);
  const where = locations(check);
  const interval = seconds(check.interval);
  if (interval < tickRange.least || interval > tickRange.most) {
    throw new Unsupported(
      `an interval of ${check.interval}: Datadog takes ${tickRange.least} s to ${tickRange.most} s`,
    );
  }
  const timeout = seconds(check.timeout);
  const test: SyntheticTest = {
    name: externalName(context.stack, check.name),
    type: "api",
    subtype: "http",
    status: "live",
    message: alert === undefined ? `${check.name} fails.` : testMessage(alert, check.name, context),
    tags: tagsOf(alert, check, context),
    locations: where,
    config: {
      request: {
        method: check.method,
        url: `${context.stack.baseUrl}${check.path}`,
        timeout: Math.min(longestTimeout, timeout),
        ...(check.bearer === undefined
          ? {}
          : { headers: { Authorization: `Bearer {{ ${globalVariable(check.bearer.secret, context)} }}` } }),
      },
      assertions: [statusAssertion(check.expectedStatus)],
    },
    options: {
      tick_every: interval,
      min_failure_duration: alert === undefined ? 0 : seconds(alert.for),
      min_location_failed: failingPlaces,
      retry: { count: 1, interval: 1000 },
      follow_redirects: false,
      monitor_priority: priorities[alert?.severity ?? "warning"],
    },
  };
  const losses =
    timeout <= longestTimeout
      ? []
      : [{ lost: `a timeout of ${check.timeout}: Datadog waits a minute at most`, fallback: `${longestTimeout} s` }];
  return { test, alert: alert?.name, losses };
}

const day = 86_400;

/** A test of the base URL's certificate, where an alert of the catalog asks when certificates expire. */
export function certificateTest(context: Context): (CompiledCheck & { readonly name: string }) | undefined {
  const expiring = certificateAlert(context.catalog);
  const url = new URL(context.stack.baseUrl);
  if (expiring === undefined || url.protocol !== "https:") return undefined;
  const {
    alert,
    threshold: { value },
  } = expiring;
  // Whole days are what Datadog takes.
  const days = Math.ceil(value / day);
  const name = certificateOf(url.host);
  return {
    name,
    alert: alert.name,
    losses: [chainLoss("Datadog")],
    test: {
      name: externalName(context.stack, name),
      type: "api",
      subtype: "ssl",
      status: "live",
      message: testMessage(alert, name, context, `less than ${days} days`),
      tags: tags(alert, context),
      locations: outside,
      config: {
        request: { host: url.hostname, port: url.port === "" ? 443 : Number(url.port) },
        assertions: [{ type: "certificate", operator: "isInMoreThan", target: days }],
      },
      options: {
        tick_every: 3600,
        min_failure_duration: 0,
        min_location_failed: 1,
        accept_self_signed: false,
        monitor_priority: priorities[alert.severity],
      },
    },
  };
}
