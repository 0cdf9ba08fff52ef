/** The body as text, one line per detail so that programs can read it too. A mailbox takes any number of alerts. */
const text = [
  `{{ define "email.text" }}{{ range .Alerts }}Alert: {{ .Labels.alertname }}`,
  "Status: {{ .Status }}",
  "Summary: {{ .Annotations.summary }}",
  "Severity: {{ .Labels.severity }}",
  "Service: {{ .Labels.service }}",
  "Environment: {{ .Labels.environment }}",
  "Description: {{ .Annotations.description }}",
  `Time: {{ template "message.time" . }}`,
  "Dashboard: {{ .Annotations.dashboard_url }}",
  "Runbook: {{ .Annotations.runbook_url }}",
  "",
  "{{ end }}{{ end }}",
].join("\n");

/** The body as HTML: Alertmanager's HTML templates escape every value and refuse links that run code. */
const html = [
  `{{ define "email.html" }}{{ range .Alerts }}<h2>{{ if eq .Status "resolved" }}Resolved{{ else }}Alert{{ end }}: {{ .Annotations.summary }}</h2>`,
  "<p><strong>Severity:</strong> {{ .Labels.severity }}</p>",
  "<p><strong>Service:</strong> {{ .Labels.service }}</p>",
  "<p><strong>Environment:</strong> {{ .Labels.environment }}</p>",
  "<p><strong>Description:</strong> {{ .Annotations.description }}</p>",
  `<p><strong>Time:</strong> {{ template "message.time" . }}</p>`,
  `<p><strong>Dashboard:</strong> <a href="{{ .Annotations.dashboard_url }}">View Dashboard</a></p>`,
  `<p><strong>Runbook:</strong> <a href="{{ .Annotations.runbook_url }}">Open Runbook</a></p>`,
  "{{ end }}{{ end }}",
].join("\n");

export const emailTemplates = `${text}\n\n${html}\n`;

export function emailConfig(to: readonly string[], sendResolved: boolean) {
  return {
    to: to.join(", "),
    send_resolved: sendResolved,
    headers: { Subject: `{{ template "message.title" . }}` },
    html: `{{ template "email.html" . }}`,
    text: `{{ template "email.text" . }}`,
  };
}
