import type { KubernetesContext } from "../../context.ts";
import type { Endpoint, HelmRelease, Part } from "../../part.ts";
import { emptyPart } from "../../part.ts";
import { nodesNamespace, releases, services } from "../../places.ts";
import type { LogAlertInputs } from "../inputs.ts";
import { eckOperatorValues } from "./eck-operator.ts";
import type { EckStackValues } from "./eck-stack-values.ts";
import { clusterName, elasticsearchClaims, elasticsearchValues } from "./elasticsearch.ts";
import { shipperValues } from "./filebeat.ts";
import { kibanaValues } from "./kibana.ts";
import { logstashClaim, logstashValues } from "./logstash.ts";
import { logstashPipeline } from "./logstash-pipeline.ts";
import { setupJob } from "./setup-job.ts";
import { elkSizes } from "./sizing.ts";
import { elasticsearchWorkloads, elkWorkloads } from "./workloads.ts";

function operator({ settings }: KubernetesContext, namespaces: readonly string[]): HelmRelease {
  const values = eckOperatorValues(elkSizes[settings.profile], namespaces);
  return {
    name: releases.eckOperator,
    chart: "eck-operator",
    namespace: settings.namespace,
    values,
    after: [],
    clusterWide: [{ definitionsOf: "k8s.elastic.co" }],
    // What the operator notes of itself.
    leftovers: ["ConfigMap/elastic-licensing", "ConfigMap/elastic-operator-uuid"],
    labelDomain: "k8s.elastic.co",
  };
}

const stack = ({ settings }: KubernetesContext, values: EckStackValues): HelmRelease => ({
  name: releases.eckStack,
  chart: "eck-stack",
  namespace: settings.namespace,
  values,
  after: [releases.eckOperator],
});

/** Elasticsearch alone, for traces. */
export function elasticsearchPart(context: KubernetesContext): Part {
  const { settings } = context;
  const size = elkSizes[settings.profile];
  return {
    ...emptyPart,
    releases: [
      operator(context, [settings.namespace]),
      stack(context, {
        "eck-elasticsearch": elasticsearchValues(size, context),
        "eck-kibana": { enabled: false },
      }),
    ],
    claims: elasticsearchClaims(size, settings),
    workloads: elasticsearchWorkloads(context, size),
  };
}

const kibana = (namespace: string): Endpoint => ({
  name: "kibana",
  namespace,
  service: services.kibana.name,
  port: services.kibana.port,
  tls: true,
  login: true,
  credentials: { user: "elastic", secret: `${clusterName}-es-elastic-user`, key: "elastic" },
});

/** Elasticsearch, Logstash and Kibana, and Filebeat which brings them the logs of all pods. */
export function elkPart(context: KubernetesContext, alerts: LogAlertInputs): Part {
  const { settings } = context;
  const size = elkSizes[settings.profile];
  const pipeline = logstashPipeline(context.stack, alerts);
  return {
    ...emptyPart,
    releases: [
      operator(context, [settings.namespace, nodesNamespace(settings)]),
      stack(context, {
        "eck-elasticsearch": elasticsearchValues(size, context),
        "eck-kibana": kibanaValues(size, settings),
        "eck-logstash": logstashValues(size, settings, pipeline, alerts.logstashCounters),
      }),
      {
        name: "eck-shipper",
        chart: "eck-stack",
        namespace: nodesNamespace(settings),
        values: shipperValues(context),
        after: [releases.eckStack],
      },
    ],
    objects: [{ object: setupJob(context, size), after: [releases.eckStack] }],
    claims: [...elasticsearchClaims(size, settings), logstashClaim(settings)],
    workloads: [
      ...elasticsearchWorkloads(context, size),
      ...elkWorkloads(context, size, alerts.logstashOutputs.trim() !== ""),
    ],
    endpoints: [kibana(settings.namespace)],
    artifacts: [
      { path: "logstash/pipeline.conf", content: pipeline },
      ...(alerts.logstashCounters === "" ? [] : [{ path: "logstash/counters.conf", content: alerts.logstashCounters }]),
    ],
  };
}
