import type { Reason } from "./covers.ts";
import {
  any,
  anywhere,
  asBefore,
  at,
  backendsMoved,
  clusterSettingsMoved,
  counted,
  endsWithOrigin,
  isOrigin,
  isRounded,
  numbersFilled,
  renamedType,
  reworded,
  rewordings,
  sameBesideGaps,
  startsWithOrigin,
} from "./covers.ts";

const components = ["Metrics", "Logs", "Traces", "Dashboards", "Alerting", "Paging", "Uptime", "Errors"];

/** Every difference between version 0.1.0 and today, with its reason. Each is used: what no longer differs is taken out. */
export const reasons: readonly Reason[] = [
  {
    why: "Kubernetes objects say where they come from in an annotation",
    covers: any(
      at("added", /^kubernetes\/.* > metadata > annotations > observability\/origin$/, ({ now }) => isOrigin(now)),
      at(
        "added",
        /^kubernetes\/[^>]* > metadata > annotations$/,
        ({ now }) =>
          Object.keys(now as object).join() === "observability/origin" && Object.values(now as object).every(isOrigin),
      ),
    ),
  },
  {
    why: "secrets and releases of a cluster say in the list of them where they come from",
    covers: at("added", /^(?:secrets|helm\/releases)\.json > [^>]+ > origin$/, ({ now }) => isOrigin(now)),
  },
  {
    why: "what is rendered for readers, beside what programs read, says where it comes from in a comment",
    covers: at(
      "changed",
      /^(?:alertmanager\/templates\/\w+\.tmpl|logstash\/\w+\.conf|alloy\/config\.alloy)$/,
      startsWithOrigin,
    ),
  },
  {
    why: "dashboards, monitors, conditions and service levels say where they come from at the end of their text",
    covers: at(
      "changed",
      /^(?:.*dashboards?[-/][^>]*|datadog\/(?:monitors|synthetics)\.json|newrelic\/(?:conditions|service-levels)\.json) .*> (?:description|message)$/,
      endsWithOrigin,
    ),
  },
  {
    why: "texts use the field's terms: somebody is notified, an alert is inhibited",
    covers: at("changed", /./, reworded(rewordings)),
  },
  {
    why: "numbers in alerts' texts are filled from the catalog, so that they are the alert's own",
    covers: at("changed", /./, reworded([...numbersFilled, ...rewordings])),
  },
  {
    why: "the plan says what each alert compares with, so that a changed threshold shows",
    covers: any(
      at("added", /^plan\.json > alerts > [^>]+ > condition$/, ({ now }) =>
        /^(?:[<>=]+ \d|no sample for |always$)/.test(String(now)),
      ),
      at("added", /^plan\.json > alerts > [^>]+ > thresholds$/, ({ now }) => Array.isArray(now)),
    ),
  },
  {
    why: "what had no text in PagerDuty has its origin as its description",
    covers: at("added", /^pagerduty\/[^>]+ > [^>]+ > description$/, ({ now }) => isOrigin(now)),
  },
  {
    why: "monitors, objectives and checks of vendors bear their origin as a tag, in the spelling that tags have",
    covers: any(
      at("added", /^datadog\/(?:monitors|slos|synthetics)\.json > [^>]+ > tags > catalog:\w[\w-]*$/),
      at("added", /^newrelic\/synthetics\.json > [^>]+ > tags > catalog$/),
      at("added", /^newrelic\/(?:policies|compound-conditions)\.json > [^>]+ > tags$/),
      at("added", /^uptime\/uptimerobot\.json > [^>]+ > tags > uptime_check_\w+$/),
    ),
  },
  {
    why: "a namespace is marked with the project too, so that preflight knows whose it is",
    covers: at(
      "added",
      /^kubernetes\/namespace-[^>]+ > metadata > labels > pulumi\.com\/project$/,
      ({ now }) => now === "stratoai-observability",
    ),
  },
  {
    why: "a namespace that exists already can be adopted, by a new setting",
    covers: at("added", /^plan\.json > settings > kubernetes\.adoptNamespaces$/),
  },
  {
    why: "the plan says first what an upgrade changes of whom it wakes",
    covers: at(
      "added",
      /^plan\.json > notices$/,
      (difference) => Array.isArray(difference.now) && difference.now.length === 0,
    ),
  },
  {
    why: "paging is on unless a stack says off, as Pulumi.dev.yaml does now; no name and no tier decides it",
    covers: any(
      at("changed", /^plan\.json > settings > pages > origin$/, ({ first, now }) =>
        ["default config", "tier default"].includes(`${String(first)} ${String(now)}`),
      ),
      at("added", /^plan\.json > settings > pages > source$/, ({ now }) => now === "Pulumi.dev.yaml"),
    ),
  },
  {
    why: "types are called after the engine, no longer after the product",
    covers: at("changed", /^plan\.json > resources > [^>]+ > type$/, renamedType),
  },
  {
    why: "each capability has a component of its own below the root",
    covers: at("added", /^plan\.json > resources > stratoai #\d$/, ({ now }) =>
      components.some((name) => `observability:index:${name}` === (now as { readonly type: string }).type),
    ),
  },
  {
    why: "resources are listed component by component",
    covers: at("order", /^plan\.json > resources$/),
  },
  {
    why: "the demo simulates whatever product the catalog has, and reads what that is from a file",
    covers: at("added", /^plan\.json > resources > stratoai-configuration\/demo\/product\.json$/),
  },
  {
    why: "probes within a cluster are compiled by the exporter's own backend",
    covers: any(
      at("removed", /^plan\.json > items > kube-prometheus-stack uptime check /),
      at("added", /^plan\.json > items > blackbox-exporter uptime check /),
    ),
  },
  {
    why: "items and degradations are listed backend by backend, in the registry's order",
    covers: at("order", /^plan\.json > (?:items|degradations)$/, backendsMoved),
  },
  {
    why: "settings of the cluster are listed backend by backend, since each declares its own",
    covers: at("order", /^plan\.json > settings$/, clusterSettingsMoved),
  },
  {
    why: "one of several queries for one alert says which alert's it is",
    covers: at("added", /^plan\.json > items > (?:datadog|newrelic) alert [^>]+ > of$/),
  },
  {
    why: "costs are listed in the registry's order",
    covers: at("order", /^plan\.json > cost > lines$/),
  },
  {
    why: "a vendor's losses name the receivers that lose something, and the texts of messages that no vendor takes",
    covers: any(
      at("removed", /^plan\.json > degradations > datadog notifications: (?:Slack|webhook)$/),
      at("added", /^plan\.json > degradations > datadog (?:receiver \S+|notifications: texts)$/),
    ),
  },
  {
    why: "checks from outside name every alert that no longer sees them, and whether it has others to watch",
    covers: at("changed", /^plan\.json > degradations > uptimerobot alert UptimeCheckFailing > standIn$/),
  },
  {
    why: "the certificate that is watched is the named host's, by the chain that lasts longest, and has a probe of its own",
    covers: any(
      at(
        "changed",
        /CertificateExpiringSoon(?: > (?:expr|query)$| > annotations > description$|: Certificate of [^>]+ > (?:name|description)$)/,
        ({ now }) =>
          /probe_ssl_last_chain_expiry_timestamp_seconds\{job="certificates"\}|^\{\{ \$labels\.check \}\} expires|Certificate of /.test(
            String(now),
          ),
      ),
      at(
        "changed",
        /panels > Certificates > (?:description|targets > .* expr)$|panel technical-performance: Certificates > query$/,
        ({ now }) => /probe_ssl_last_chain_expiry_timestamp_seconds|each certificate expires/.test(String(now)),
      ),
      at("changed", /^datadog\/synthetics\.json > Certificate of [^>]+ > message$/, ({ now }) =>
        String(now).includes("\nCertificate of "),
      ),
      at("added", /> modules > tls-10s(?:-authority-demo)?$/),
      at("removed", /> modules > get-200-10s-self-signed$/),
      at("added", /(?:^kubernetes\/|stratoai-)probe-certificate-of-[^>]+$/),
      at("added", /^plan\.json > degradations > (?:datadog|newrelic) uptime check Certificate of /),
      at("added", /^plan\.json > items > grafana-cloud uptime check Certificate of /),
      at("changed", /^plan\.json > items > prometheus-local uptime check Local certificate > query$/),
      at("added", /^prometheus\/prometheus\.yml > scrape_configs > +#\d+$/, ({ now }) =>
        String((now as { readonly job_name?: string }).job_name).startsWith("certificates-"),
      ),
      // On the local tier it was a probe of its own before, by HTTP.
      at(
        "changed",
        /^prometheus\/prometheus\.yml > scrape_configs > +#\d+ > (?:job_name|.* > __param_module|.* > replacement)$/,
        ({ now }) => /^(?:certificates(?:-\d+s)?|tls-10s-authority-demo)$/.test(String(now)),
      ),
      at(
        "removed",
        /^prometheus\/prometheus\.yml > scrape_configs > .* > targets > https:\/\/127\.0\.0\.1:\d+\/health$/,
      ),
      at("added", /^prometheus\/prometheus\.yml > scrape_configs > .* > targets > 127\.0\.0\.1:\d+$/),
    ),
  },
  {
    why: "links of alerts lead to the uid that a dashboard has in Grafana, or name it by the title that vendors know",
    covers: at("changed", /^plan\.json > settings > dashboardUrl > value$/, ({ now }) =>
      /\{(?:uid|title)\}$/.test(String(now)),
    ),
  },
  {
    why: "dashboards choose an instance too, and rates follow the range: over at least their window, or the distance of points",
    covers: any(
      at(
        "changed",
        /> panels > .* > targets > .* > expr$|^plan\.json > items > \S+ panel .* > query$/,
        ({ first, now }) => asBefore(String(now)) === first,
      ),
      at("added", /> panels > [^>]+ > interval$/, ({ now }) => now === "75s"),
      at("added", /> templating > list > instance$/),
      at("added", /^grafana\/dashboards\/\.lint$/),
    ),
  },
  {
    why: "an inhibition's source is as wide as its target and proves it; nothing silences what is seen from outside",
    covers: any(
      anywhere(
        /^(?:alertmanager\/alertmanager\.yml|kubernetes\/secret-alertmanager-config\.yaml) > .*inhibit_rules(?: >|$)/,
      ),
      at("changed", /^plan\.json > degradations > (?:datadog|newrelic) inhibitions > lost$/, counted(18, 16)),
    ),
  },
  {
    why: "that no instance of a service or of its database answers is an alert of its own",
    covers: at("added", /\b(?:ServiceUnreachable|DatabaseUnreachable)\b/),
  },
  {
    why: "one instance that is down is a ticket",
    covers: anywhere(
      /^(?!alertmanager)[^>]+ > (?:.* > )?(?:datadog alert )?TargetDown > (?:critical|description|for|message|name|policy|priority|query|severity|summary|tags > severity:\w+|warning|labels > severity|annotations > \w+|options > thresholds > critical)$/,
    ),
  },
  {
    why: "a share of few events pages nobody: ten bad ones, of messages three, are the least",
    covers: any(
      at("changed", /\b(?:HighErrorRate|NotificationsFailing|AlertmanagerUnreachable) > (?:expr|query)$/, ({ now }) =>
        />= (?:10|3)$|^\$\{monitor:HighErrorRate\/1\} && |^A AND B/.test(String(now)),
      ),
      anywhere(/^datadog\/monitors\.json > HighErrorRate(?:\/[12])?(?: >|$)/),
      anywhere(/^newrelic\/(?:compound-)?conditions\.json > HighErrorRate(?:\/[12])?$/),
      at(
        "added",
        /^plan\.json > (?:items > (?:datadog|newrelic) alert HighErrorRate\/[12]|degradations > (?:datadog|newrelic) alert HighErrorRate(?: #\d)?)$/,
      ),
    ),
  },
  {
    why: "an exporter of the database that has never been ready pages nobody",
    covers: any(
      at("changed", /\bDatabaseConnectionFailure > (?:expr|query)$/, ({ now }) =>
        String(now).includes('max_over_time(up{job="postgres-exporter"}[1d]) == 1'),
      ),
      anywhere(
        /^plan\.json > degradations > (?:datadog|newrelic) alert DatabaseConnectionFailure(?: #\d)?(?: > \w+)?$/,
      ),
    ),
  },
  {
    why: "a dead exporter of the database is told like that of any other exporter",
    covers: any(
      at("changed", /\bExporterDown > (?:expr|query)$/, ({ now }) =>
        String(now).endsWith('up{job="postgres-exporter"} == 0'),
      ),
      at("added", /\bExporterDown-\d$/),
      at("changed", /^plan\.json > degradations > (?:datadog|newrelic) alert ExporterDown(?: #\d)? > standIn$/),
    ),
  },
  {
    why: "the pager opens an incident for each thing, by a receiver and a route of its own",
    covers: any(
      anywhere(/ > receivers > critical-alerts(?:-pager)?(?: > pagerduty_configs)?$/),
      anywhere(/ > route > routes >/),
      anywhere(/^plan\.json > items > \S+ route severity critical(?:, and on)?(?: > query)?$/),
      at("added", /^plan\.json > degradations > (?:datadog|newrelic) notifications: grouping$/),
      at("changed", /^plan\.json > degradations > \S+ receiver critical-alerts/),
    ),
  },
  {
    why: "an incident's title names the breaker, check or instance that it is about",
    covers: at("changed", /\bpagerduty\.tmpl$/, ({ now }) => String(now).includes('{{ define "pagerduty.things" }}')),
  },
  {
    why: "plans and the page of routes say what one message of each alert is about",
    covers: any(
      at("added", /^plan\.json > alerts > \w+ > groups$/),
      at("changed", /\broutes\.md$/, ({ now }) => String(now).includes("| one message per |")),
    ),
  },
  {
    why: "a ratio is compared in as many digits as its threshold is written with, so that floating point exceeds nothing",
    covers: at("changed", / > (?:expr|query)$/, isRounded),
  },
  {
    why: "an SLO counts what its counters say after a gap in the samples, and asks for all requests once instead of twice",
    covers: any(
      at("added", /gap_rate| > slo-[a-z-]+-gaps$/),
      at("changed", /slo:sli_(?:errors|total|error):(?:ratio_)?rate/),
      at("order", /^plan\.json > items$| > slo-[a-z-]+ > rules$| > groups$/, sameBesideGaps),
    ),
  },
  {
    why: "a ticket asks whether the budget has burnt within the last hour, and is one notice",
    covers: any(
      at("changed", /ErrorBudgetBurnSlow > (?:expr|query|triggerExpression)$/),
      at("changed", /(?:monitors|conditions)\.json > \w+ErrorBudgetBurnSlow\/\d > |ErrorBudgetBurnSlow\/\d > query$/),
      at("added", /ErrorBudgetBurnSlow(?:\/\d.*| > componentConditions >\s+#\d)?$/),
      at("removed", /ErrorBudgetBurnSlow\/\d > /),
      at("added", /route > routes >\s+#\d(?: > matchers > alertname="\w+ErrorBudgetBurnSlow")?$/),
      at("removed", /route > routes >\s+#\d > matchers > severity="warning"$/),
      at("changed", /route > routes >\s+#\d > repeat_interval$/, ({ now }) => now === "4d"),
      at("changed", /routes\.md$/, ({ now }) => String(now).includes("| 4d |")),
    ),
  },
  {
    why: "counters that stand still are told, where the catalog states how much traffic there always is",
    covers: at("changed", /SliAbsent > (?:.* > )?(?:expr|query|description)$/),
  },
  {
    why: "vendors tell of standing counters by a monitor or condition beside that of their absence",
    covers: any(
      at("removed", /SliAbsent$/),
      at("added", /SliAbsent(?:-\d|\/\d)?$/),
      at("changed", /SliAbsent.*$/),
      at("added", /^plan\.json > degradations > newrelic alert \w+SliAbsent/),
    ),
  },
];
