import type { LogAlert } from "../../model/log-alert.ts";
import { lineFields } from "../../model/log-line.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { StatsdReceiver } from "../kubernetes/offers.ts";
import { countedAlerts, statsdName } from "./counted-alerts.ts";

/** Validation sees to it that no text has anything in it that would end or change this. */
const quoted = (text: string): string => `"${text}"`;

/** Whole numbers as JSON writes them; Logstash would take one that begins with 0 for octal. */
const isNumber = /^(0|-?[1-9]\d{0,14})$/;

/** A field of the line, where the pipeline has put it, is this text, or the number of this text. */
function equality(field: string, text: string, known: readonly string[]): string {
  const selector = known.includes(field) ? `[${field}]` : `[attributes][${field}]`;
  const same = `${selector} == ${quoted(text)}`;
  return isNumber.test(text) ? `(${same} or ${selector} == ${text})` : same;
}

/** Levels one by one: `in` takes a list of one text for a field of that name (elastic/logstash, issue 9932). */
function condition({ service, lines }: LogAlert, { catalog, settings }: KubernetesContext): string {
  const known = lineFields(catalog);
  const { levels, message, fields = {} } = lines;
  return [
    `[kubernetes][namespace] == ${quoted(settings.productNamespace)}`,
    `[service] == ${quoted(service)}`,
    `(${levels.map((level) => `[level] == ${quoted(level)}`).join(" or ")})`,
    ...(message === undefined ? [] : [`${quoted(message)} in [message]`]),
    ...Object.entries(fields).map(([field, text]) => equality(field, text, known)),
  ].join(" and ");
}

/** Validation and the plan see to it that whoever counts has somebody to send to. */
function receiverOf({ statsd }: KubernetesContext): StatsdReceiver {
  if (statsd === undefined) throw new Error("log alerts are counted, but nobody receives StatsD");
  return statsd;
}

/** An output that adds to an alert's counter. Logstash's image has no output for StatsD, but one for any UDP packet. */
function adding(lines: 0 | 1, { name }: LogAlert, context: KubernetesContext, margin: string): string {
  const { host, port } = receiverOf(context);
  return [
    "udp {",
    `  host => ${quoted(host)}`,
    `  port => ${quoted(String(port))}`,
    `  codec => plain { format => ${quoted(`${context.catalog.statsdPrefix}${statsdName}:${lines}|c|#alert:${name}`)} }`,
    "}",
  ]
    .map((line) => `${margin}${line}`)
    .join("\n");
}

/** Body of the output section that counts a line for each alert that it matches. */
export const countingOutputs = (context: KubernetesContext): string =>
  countedAlerts(context.catalog)
    .map(
      (alert) => `  # catalog: alert ${alert.name}
  if ${condition(alert, context)} {
${adding(1, alert, context, "    ")}
  }`,
    )
    .join("\n");

/** Seconds between additions of nothing: within a scrape interval, so that Prometheus sees each counter before it rises. */
const interval = 10;

/**
 * A pipeline that adds nothing to each counter again and again. The exporter knows a counter from its first packet on,
 * and an increase is a difference of two samples: a counter that began at 1 would not have increased, and the first
 * line of all, or the first after the exporter's restart, would alarm nobody.
 */
export function counterPipeline(context: KubernetesContext): string {
  const alerts = countedAlerts(context.catalog);
  if (alerts.length === 0) return "";
  return `input {
  heartbeat {
    interval => ${interval}
  }
}

output {
${alerts.map((alert) => adding(0, alert, context, "  ")).join("\n")}
}
`;
}
