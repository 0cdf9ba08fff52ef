import type { MessageLook } from "../../../model/notification.ts";
import { perAlert } from "./message.ts";
import { bySeverity, literal } from "./severity.ts";

/** Slack reads `&`, `<` and `>` as markup: unescaped, a label's value could call the whole channel. One line each. */
const escape = String.raw`{{ define "slack.escape" }}{{ . | reReplaceAll "\\s+" " " | reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;" }}{{ end }}`;

const line =
  `{{ if eq $alert.Status "resolved" }}Resolved: {{ end }}` +
  `*{{ template "slack.escape" $alert.Annotations.summary }}*: {{ template "slack.escape" $alert.Annotations.description }}` +
  ` <{{ $alert.Annotations.runbook_url }}|Runbook> <{{ $alert.Annotations.dashboard_url }}|Dashboard>\n`;

export function slackTemplates(look: MessageLook): string {
  return [
    escape,
    `{{ define "slack.title" }}{{ template "message.status" . }}{{ if ne .Status "resolved" }} ALERT{{ end }}: {{ template "message.names" . }}{{ end }}`,
    `{{ define "slack.color" }}{{ if eq .Status "resolved" }}good{{ else }}${bySeverity(look.slackColor)}{{ end }}{{ end }}`,
    `{{ define "slack.icon" }}${bySeverity(look.icon)}{{ end }}`,
    `{{ define "slack.text" }}${perAlert(line)}{{ end }}`,
    "",
  ].join("\n\n");
}

export function slackConfig(urlFile: string, channel: string, look: MessageLook, sendResolved: boolean) {
  const field = (title: string, value: string) => ({ title, value, short: true });
  return {
    api_url_file: urlFile,
    channel,
    send_resolved: sendResolved,
    username: literal(look.slackUser),
    icon_emoji: `{{ template "slack.icon" . }}`,
    color: `{{ template "slack.color" . }}`,
    title: `{{ template "slack.title" . }}`,
    title_link: "{{ (index .Alerts 0).Annotations.dashboard_url }}",
    fallback: `{{ template "message.title" . }}`,
    text: `{{ template "slack.text" . }}`,
    fields: [
      field("Severity", `{{ template "message.severity" . }}`),
      field("Service", `{{ template "message.service" . }}`),
      field("Time", `{{ template "message.time" (index .Alerts 0) }}`),
      field("Environment", `{{ template "message.environment" . }}`),
    ],
  };
}
