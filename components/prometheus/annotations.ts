import type { AlertBase } from "../../model/alert.ts";
import { dashboardLink, runbookLink } from "../../model/alert-links.ts";
import type { Catalog } from "../../model/catalog.ts";
import type { Unit } from "../../model/metric.ts";
import type { StackContext } from "../../model/stack.ts";

/** The alert's value for people, as Prometheus' own template functions write it. */
const valueTemplate: Readonly<Record<Unit, string>> = {
  none: "{{ $value | humanize }}",
  state: "{{ $value | humanize }}",
  requests: "{{ $value | humanize }}",
  ratio: "{{ $value | humanizePercentage }}",
  seconds: "{{ $value | humanizeDuration }}",
  bytes: "{{ $value | humanize1024 }}B",
  usd: '{{ $value | printf "%.2f" }} USD',
  timestamp: "{{ $value | humanizeTimestamp }}",
};

/** The text with its placeholders as template actions, and with braces that are no placeholder left as they are. */
function template(text: string, unit: Unit): string {
  return text.replaceAll(/\{\{|\{value\}|\{label\.([A-Za-z_]\w*)\}/g, (found, label: string | undefined) => {
    if (found === "{{") return '{{ "{{" }}';
    return label === undefined ? valueTemplate[unit] : `{{ $labels.${label} }}`;
  });
}

/** An alert whose texts show a value of this unit. */
export interface AlertWithUnit extends AlertBase {
  readonly unit: Unit;
}

/** What every message about the alert contains: summary, description, runbook and dashboard. */
export function annotations(
  alert: AlertWithUnit,
  catalog: Catalog,
  stack: StackContext,
): Readonly<Record<string, string>> {
  return {
    summary: alert.summary.replaceAll("{{", '{{ "{{" }}'),
    description: template(alert.description, alert.unit),
    runbook_url: runbookLink(stack, alert),
    dashboard_url: dashboardLink(catalog, stack, alert),
  };
}
