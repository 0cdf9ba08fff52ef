import type { AllowedChange } from "./verdict.ts";

const dashboards = [
  "backend-monitoring",
  "business-metrics",
  "capacity",
  "monitoring-health",
  "slo",
  "technical-performance",
] as const;

/** Services whose alerts say numbers. */
const rules = ["api", "database", "monitoring", "platform"] as const;

const origin =
  "says by a comment or at the end of a description which item it comes of; tests/first-version holds the rest";

const certificate =
  "the certificate of the named host is probed on its own, because a check follows redirects to another host's";

/**
 * What upgrades from the kept states may do beyond moves and changes of metadata. An entry is a decision: it says what
 * restarts or is made anew in a running stack, and why that is worth it. It goes when the kept state is a newer one.
 */
export const expected: readonly AllowedChange[] = [
  {
    stack: "local",
    op: "create",
    names: ["stratoai-configuration/demo/product.json"],
    reason: "the demo simulates whichever product the catalog declares, and reads from this file which",
  },
  {
    stack: "local",
    op: "update",
    names: ["stratoai-backend", "stratoai-exporters"],
    inputs: ["args", "configDigest", "dataDirectories", "ready.url", "restartDigest"],
    reason:
      "restart: the demo is another program, with no path of one product in it; it writes its certificate to a folder of " +
      "its own, for the prober to trust",
  },
  {
    stack: "local",
    op: "update",
    names: ["stratoai-inbox"],
    inputs: ["args", "restartDigest"],
    reason: "restart, with all its messages: it is another program, and takes the product's title as an argument",
  },
  {
    stack: "local",
    op: "update",
    names: [
      "stratoai-configuration/alertmanager/alertmanager.yml",
      "stratoai-configuration/blackbox-exporter/blackbox.yml",
      "stratoai-configuration/prometheus/prometheus.yml",
      "stratoai-configuration/statsd-exporter/statsd-mapping.yml",
      ...dashboards.map((uid) => `stratoai-dashboards/stratoai-local-${uid}.json`),
    ],
    inputs: ["content", "sha256"],
    reason: `each ${origin}`,
  },
  {
    stack: "local",
    op: "update",
    names: [
      ...rules.map((service) => `stratoai-configuration/prometheus/rules/alerts-${service}.yml`),
      ...[
        "AlertmanagerUnreachable",
        "ApiAvailabilityErrorBudgetBurn",
        "ApiAvailabilityErrorBudgetBurnSlow",
        "ApiAvailabilitySliAbsent",
        "ApiLatencyErrorBudgetBurn",
        "ApiLatencyErrorBudgetBurnSlow",
        "ApiLatencySliAbsent",
        "CertificateExpiringSoon",
        "ConfigReloadFailed",
        "DatabaseConnectionFailure",
        "DatabaseConnectionsForecast",
        "DatabaseConnectionsSaturated",
        "DiskSpaceLow",
        "DiskWillFillSoon",
        "ExporterDown",
        "HealthDegraded",
        "HighErrorRate",
        "HighMemoryUsage",
        "HighResponseTime",
        "HostMemoryLow",
        "NotificationsFailing",
        "RuleEvaluationFailing",
        "TargetDown",
        "TargetMissing",
        "UptimeCheckFailing",
        "Watchdog",
      ].map((alert) => `stratoai-runbooks/${alert}.md`),
    ],
    inputs: ["content", "sha256"],
    reason: "texts in the field's words, with the catalog's own numbers in digits; an evaluation goes on as it was",
  },
  {
    stack: "local",
    op: "update",
    names: ["alertmanager", "blackbox-exporter", "prometheus", "statsd-exporter"].map((name) => `stratoai-${name}`),
    inputs: ["configDigest"],
    reason: "no restart: they read their files again, for what is above",
  },
  {
    stack: "prod",
    op: "update",
    names: ["stratoai-configmap-grafana-datasources"],
    inputs: ["data"],
    reason: "the same data sources, written by the one YAML writer that is left, which quotes where the other did not",
  },
  {
    stack: "prod",
    op: "update",
    names: dashboards.map((uid) => `stratoai-configmap-dashboard-stratoai-prod-${uid}`),
    inputs: ["data"],
    reason: `each ${origin}`,
  },
  {
    stack: "prod",
    op: "update",
    names: ["stratoai-configmap-alertmanager-routes"],
    inputs: ["data"],
    reason: "texts in the field's words: who is notified, by what an alert is inhibited",
  },
  {
    stack: "prod",
    op: "update",
    names: rules.map((service) => `stratoai-prometheusrule-${service}`),
    inputs: ["spec.groups"],
    reason:
      "texts of alerts in the field's words, with the catalog's own numbers in digits; an evaluation goes on as it was",
  },
  {
    stack: "prod",
    op: "create",
    names: ["stratoai-probe-certificate-of-api-stratoai-com"],
    reason: certificate,
  },
  {
    stack: "local",
    op: "create",
    names: ["ServiceUnreachable", "DatabaseUnreachable"].map((alert) => `stratoai-runbooks/${alert}.md`),
    reason: "two alerts are new: no instance of the service, or of its database, answers",
  },
  {
    stack: "local",
    op: "update",
    names: [
      ...["alerts-api", "alerts-database"].map((file) => `stratoai-configuration/prometheus/rules/${file}.yml`),
      ...[
        "ApiAvailabilityErrorBudgetBurn",
        "ApiLatencySliAbsent",
        "CircuitBreakerOpen",
        "DatabaseConnectionFailure",
        "HighMemoryUsage",
        "TargetDown",
        "UptimeCheckFailing",
      ].map((alert) => `stratoai-runbooks/${alert}.md`),
    ],
    inputs: ["content", "sha256"],
    reason: `what pages and what silences what is another thing, and the runbooks say so; ${certificate}`,
  },
  {
    stack: "local",
    op: "update",
    names: ["stratoai-configuration/alertmanager/templates/pagerduty.tmpl"],
    inputs: ["content", "sha256"],
    reason: "an incident's title names the breaker, check or instance that it is about",
  },
  {
    stack: "prod",
    op: "update",
    names: ["stratoai-blackbox-exporter"],
    inputs: ["values"],
    reason: `${certificate}; restart, one pod after the other: the chart marks them with a digest of blackbox.yml`,
  },
  {
    stack: "prod",
    op: "update",
    names: ["stratoai-configmap-alertmanager-templates"],
    inputs: ["data"],
    reason: "an incident's title names the breaker, check or instance that it is about",
  },
  {
    stack: "prod",
    op: "update",
    names: ["stratoai-prometheusrule-api", "stratoai-prometheusrule-database"],
    inputs: ["spec.groups"],
    reason: `one instance down is a ticket, none that answers a page; shares have a low-traffic guard; ${certificate}`,
  },
  {
    stack: "local",
    op: "update",
    names: ["api-availability", "api-latency"].map((slo) => `stratoai-configuration/prometheus/rules/slo-${slo}.yml`),
    inputs: ["content", "sha256"],
    reason: "SLOs count what happened in a scrape gap, and a ticket is one notice per burn",
  },
];
