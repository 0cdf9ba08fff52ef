/** More alerts than this in one message are counted instead of listed: vendors refuse messages that are too long. */
const listed = 20;

/** One pass over a message's alerts, as `$alert`, of which each writes `line`. */
export function perAlert(line: string): string {
  return (
    `{{ range $index, $alert := .Alerts }}{{ if lt $index ${listed} }}${line}{{ end }}{{ end }}` +
    `{{ if gt (len .Alerts) ${listed} }}… {{ len .Alerts }} alerts in all\n{{ end }}`
  );
}

const format = "2006-01-02T15:04:05Z07:00";

/** What messages of every kind share. `message.time` takes one alert, the others the whole message. */
export const messageTemplates = `
{{ define "message.status" }}{{ if eq .Status "resolved" }}RESOLVED{{ else if .CommonLabels.severity }}{{ .CommonLabels.severity | toUpper }}{{ else }}ALERT{{ end }}{{ end }}

{{ define "message.summary" }}{{ if .CommonAnnotations.summary }}{{ .CommonAnnotations.summary }}{{ else }}{{ (index .Alerts 0).Annotations.summary }}{{ end }}{{ if gt (len .Alerts) 1 }} ({{ len .Alerts }} alerts){{ end }}{{ end }}

{{ define "message.title" }}[{{ template "message.status" . }}] {{ template "message.summary" . }}{{ end }}

{{ define "message.names" }}{{ if .CommonLabels.alertname }}{{ .CommonLabels.alertname }}{{ else }}{{ range $index, $alert := .Alerts }}{{ if $index }}, {{ end }}{{ $alert.Labels.alertname }}{{ end }}{{ end }}{{ end }}

{{ define "message.severity" }}{{ if .CommonLabels.severity }}{{ .CommonLabels.severity }}{{ else }}several{{ end }}{{ end }}

{{ define "message.service" }}{{ if .CommonLabels.service }}{{ .CommonLabels.service }}{{ else }}several{{ end }}{{ end }}

{{ define "message.environment" }}{{ if .CommonLabels.environment }}{{ .CommonLabels.environment }}{{ else }}several{{ end }}{{ end }}

{{ define "message.time" }}{{ if eq .Status "resolved" }}{{ .EndsAt.UTC.Format "${format}" }}{{ else }}{{ .StartsAt.UTC.Format "${format}" }}{{ end }}{{ end }}
`.trimStart();
