import { blackboxExporter } from "./blackbox-exporter/backend.ts";
import type { Backend } from "./backend.ts";
import { datadog } from "./datadog/backend.ts";
import { elk } from "./elk/backend.ts";
import { grafanaCloud } from "./grafana-cloud/backend.ts";
import { jaeger } from "./jaeger/backend.ts";
import { kubePrometheusStack } from "./kube-prometheus-stack/backend.ts";
import { kubernetes } from "./kubernetes/backend.ts";
import { local } from "./local/backend.ts";
import { loki } from "./loki/backend.ts";
import { newrelic } from "./newrelic/backend.ts";
import { opentelemetryCollector } from "./opentelemetry-collector/backend.ts";
import { pagerduty } from "./pagerduty/backend.ts";
import { pingdom } from "./pingdom/backend.ts";
import { postgresExporter } from "./postgres-exporter/backend.ts";
import { pushgateway } from "./pushgateway/backend.ts";
import { sentry } from "./sentry/backend.ts";
import { slackEmail } from "./slack-email/backend.ts";
import { statsdExporter } from "./statsd-exporter/backend.ts";
import { uptimerobot } from "./uptimerobot/backend.ts";
import { zipkin } from "./zipkin/backend.ts";

/**
 * Every backend, each in a folder of its id; `backend.ts` says what it declares. Beside them: `kubernetes/` for whatever is in
 * a cluster; the languages `prometheus/`, `alertmanager/` and `grafana/`, which several speak (`languages.ts`); `vendors/`,
 * `trace-stores/` and `uptime-checks/`, which several of a kind share; `monitoring/`, the tree of components; and `provider/`,
 * our own resources.
 *
 * The order is that in which their resources are made: what defines kinds stands before what has objects of these, and who
 * offers something from the first stands before who makes an offer of it. Of several that may provide a capability, the
 * first is offered first.
 */
export const backends: readonly Backend[] = [
  // This machine.
  local,
  // Services that host everything.
  grafanaCloud,
  datadog,
  newrelic,
  // In a cluster: the cluster itself, then what it runs.
  kubernetes,
  kubePrometheusStack,
  statsdExporter,
  postgresExporter,
  blackboxExporter,
  elk,
  loki,
  jaeger,
  zipkin,
  opentelemetryCollector,
  pushgateway,
  // Beside any of them.
  pagerduty,
  slackEmail,
  pingdom,
  uptimerobot,
  sentry,
];
