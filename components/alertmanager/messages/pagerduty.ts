import type { MessageLook } from "../../../model/notification.ts";
import { perAlert } from "./message.ts";
import { bySeverity, literal } from "./severity.ts";

/** The severities of PagerDuty's Events API v2 that ours mean; it also has `error`. */
const severity = bySeverity({ critical: "critical", warning: "warning", info: "info" });

/**
 * Alertmanager reads each detail as YAML and sends a mapping for "API latency: too slow", but keeps the quotes of quoted
 * text: the colon goes.
 */
const plain = (text: string): string => `{{ reReplaceAll ": " " – " ${text} }}`;

/** Which breaker, check or instance an incident is about, before its service: incidents of one alert differ in it alone. */
const things = (labels: readonly string[]): string =>
  labels.map((label) => `{{ with .CommonLabels.${label} }}{{ . }}, {{ end }}`).join("");

/** @param labels those that tell the catalog's alerts apart; the job is said by its instance */
export const pagerdutyTemplates = (labels: readonly string[]): string =>
  [
    `{{ define "pagerduty.severity" }}${severity}{{ end }}`,
    `{{ define "pagerduty.things" }}${things(labels.filter((label) => label !== "job"))}{{ end }}`,
    `{{ define "pagerduty.description" }}${perAlert(`${plain("$alert.Annotations.description")}\n`)}{{ end }}`,
    "",
  ].join("\n\n");

const dashboard = "{{ (index .Alerts 0).Annotations.dashboard_url }}";
const runbook = "{{ (index .Alerts 0).Annotations.runbook_url }}";

/** Alertmanager cuts `description` at the 1024 characters that PagerDuty takes. */
export function pagerdutyConfig(
  routingKeyFile: string,
  url: string | undefined,
  look: MessageLook,
  sendResolved: boolean,
) {
  return {
    routing_key_file: routingKeyFile,
    ...(url === undefined ? {} : { url }),
    send_resolved: sendResolved,
    severity: `{{ template "pagerduty.severity" . }}`,
    description: `{{ template "message.summary" . }}: {{ template "pagerduty.things" . }}{{ template "message.service" . }} in {{ template "message.environment" . }}`,
    client: literal(look.slackUser),
    client_url: dashboard,
    source: `{{ template "message.service" . }}`,
    component: `{{ template "message.service" . }}`,
    group: `{{ template "message.environment" . }}`,
    class: `{{ template "message.names" . }}`,
    details: {
      alerts: `{{ template "message.names" . }}`,
      summary: plain("(index .Alerts 0).Annotations.summary"),
      description: `{{ template "pagerduty.description" . }}`,
      severity: `{{ template "message.severity" . }}`,
      service: `{{ template "message.service" . }}`,
      environment: `{{ template "message.environment" . }}`,
      time: `{{ template "message.time" (index .Alerts 0) }}`,
      runbook,
      dashboard,
    },
    links: [
      { href: runbook, text: "Runbook" },
      { href: dashboard, text: "Dashboard" },
    ],
  };
}
