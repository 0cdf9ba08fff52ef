import { markdownTable } from "../../../../components/markdown-table.ts";
import { seconds } from "../../../../model/duration.ts";
import { compileInhibitions } from "../../../../model/routing/inhibition.ts";
import { compileRoutes } from "../../../../model/routing/routes.ts";
import { inhibits } from "../../../../model/routing/simulation.ts";
import { stratoai } from "../../../../catalog/stratoai/index.ts";
import { prod } from "../../../components/prometheus/fixture.ts";
import type { Notification, SentAlert } from "../../../support/alertmanager/dispatch.ts";
import { dispatch, fingerprint } from "../../../support/alertmanager/dispatch.ts";
import { lengthOf } from "./firing.ts";
import type { Trace } from "./traces.ts";

const inhibitions = compileInhibitions(stratoai);
const routing = compileRoutes(stratoai, prod);

/** When the fault begins, in seconds from the trace's start. */
export const beginning = ({ phases: [health] }: Trace): number => (health === undefined ? 0 : seconds(health.lasts));

/** What fires because of the trace; the Watchdog always does. */
export const ofTrace = (firing: readonly SentAlert[]): readonly SentAlert[] =>
  firing.filter(({ labels }) => labels.alertname !== "Watchdog");

/** The messages that Alertmanager sends, by our model of it. */
export const notificationsOf = (trace: Trace, firing: readonly SentAlert[]): readonly Notification[] =>
  dispatch({ routing, inhibitions }, ofTrace(firing), lengthOf(trace));

/** `1m15s`. */
function timeText(at: number): string {
  const [hours, minutes, rest] = [Math.floor(at / 3600), Math.floor((at % 3600) / 60), at % 60];
  const text = `${hours > 0 ? `${hours}h` : ""}${minutes > 0 ? `${minutes}m` : ""}${rest > 0 ? `${rest}s` : ""}`;
  return text === "" ? "0s" : text;
}

/** The labels by which alerts of one name are told apart. */
const thingOf = ({ labels }: Pick<SentAlert, "labels">): string =>
  Object.entries(labels)
    .filter(([label]) => ["breaker", "check", "instance", "mountpoint", "job"].includes(label))
    .map(([, value]) => ` ${value}`)
    .join("");

/** An alert with the thing that it is about: "CircuitBreakerOpen stripe". */
export const nameOf = (alert: Pick<SentAlert, "labels">): string => `${alert.labels.alertname}${thingOf(alert)}`;

/** Receivers that are sent that it fires, with when first and how often again. */
function notifiedText(alert: SentAlert, start: number, notifications: readonly Notification[]): string {
  const about = notifications.filter(({ at, firing }) =>
    firing.some((told) => fingerprint(told) === fingerprint(alert) && alert.from <= at && at < alert.until),
  );
  const receivers = [...new Set(about.map(({ receiver }) => receiver))].sort();
  return receivers
    .map((receiver) => {
      const [first, ...again] = about.filter((message) => message.receiver === receiver);
      const repeats = again.length === 0 ? "" : `, ${again.length} more`;
      return first === undefined ? "" : `${receiver} ${timeText(first.at - start)}${repeats}`;
    })
    .join("; ");
}

function suppressedText(alert: SentAlert, all: readonly SentAlert[]): string {
  const sources = all.filter(
    (source) =>
      source.from < alert.until &&
      alert.from < source.until &&
      inhibitions.some((rule) => inhibits(rule, source.labels, alert.labels)),
  );
  return [...new Set(sources.map(nameOf))].sort().join(", ");
}

/** What becomes of a trace: what fires from when to when, who is notified after how long, what is suppressed by what. */
export function verdict(trace: Trace, firing: readonly SentAlert[]): string {
  const start = beginning(trace);
  const end = lengthOf(trace);
  const notifications = notificationsOf(trace, firing);
  const alerts = ofTrace(firing);
  const rows = [...alerts]
    .sort((a, b) => a.from - b.from || (nameOf(a) < nameOf(b) ? -1 : 1))
    .map((alert) => [
      nameOf(alert),
      alert.labels.severity ?? "",
      timeText(alert.from - start),
      alert.until === end ? "to the end" : timeText(alert.until - start),
      notifiedText(alert, start, notifications) || "nobody",
      suppressedText(alert, alerts) || "–",
    ]);
  const table =
    rows.length === 0
      ? "Nothing fires."
      : markdownTable(["alert", "severity", "fires after", "until", "notified after", "suppressed by"], rows);
  return `## ${trace.name.charAt(0).toUpperCase()}${trace.name.slice(1)}\n\n${table}\n`;
}
