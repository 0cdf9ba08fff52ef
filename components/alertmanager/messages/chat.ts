import type { MessageLook } from "../../../model/notification.ts";
import { perAlert } from "./message.ts";

/** Discord and Teams take the same Markdown; Teams needs an empty line for a new one. */
const text = perAlert(
  [
    `{{ if eq $alert.Status "resolved" }}Resolved: {{ end }}**{{ $alert.Annotations.summary }}**`,
    "{{ $alert.Annotations.description }}",
    `**Severity:** {{ $alert.Labels.severity }} · **Service:** {{ $alert.Labels.service }} · **Time:** {{ template "message.time" $alert }} · **Environment:** {{ $alert.Labels.environment }}`,
    "[Runbook]({{ $alert.Annotations.runbook_url }}) · [Dashboard]({{ $alert.Annotations.dashboard_url }})",
    "",
  ].join("\n\n"),
);

export const chatTemplates = `{{ define "chat.text" }}${text}{{ end }}\n`;

/** Alertmanager cuts the title at 256 and the message at 4096 characters, as Discord takes them. */
export function discordConfig(urlFile: string, look: MessageLook, sendResolved: boolean) {
  return {
    webhook_url_file: urlFile,
    send_resolved: sendResolved,
    // Alertmanager takes this one as it is, unlike Slack's.
    username: look.slackUser,
    title: `{{ template "message.title" . }}`,
    message: `{{ template "chat.text" . }}`,
  };
}

/** For a URL of a Teams workflow: the Office 365 connectors of before are retired. */
export function teamsConfig(urlFile: string, sendResolved: boolean) {
  return {
    webhook_url_file: urlFile,
    send_resolved: sendResolved,
    title: `{{ template "message.title" . }}`,
    text: `{{ template "chat.text" . }}`,
  };
}
