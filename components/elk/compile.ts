import { lineFields } from "../../model/log-line.ts";
import { ofBackend, ofItem } from "../../model/origin.ts";
import type { KubernetesContext } from "../kubernetes/context.ts";
import type { Endpoint, HelmRelease, ClusterResources } from "../kubernetes/resources.ts";
import { joined, noResources, serving } from "../kubernetes/resources.ts";
import { nodesNamespace } from "../kubernetes/places.ts";
import { eckOperatorChart, eckStackChart } from "./chart.ts";
import { counterPipeline, countingOutputs } from "./line-counters.ts";
import { releases, services } from "./services.ts";
import { elasticsearchStorageResources } from "./traces/index.ts";
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

const origin = ofBackend("elk");

function operator({ settings }: KubernetesContext, namespaces: readonly string[]): HelmRelease {
  const values = eckOperatorValues(elkSizes[settings.profile], namespaces);
  return {
    name: releases.operator,
    origin,
    chart: eckOperatorChart,
    namespace: settings.namespace,
    values,
    after: [],
    defines: ["k8s.elastic.co"],
    // What the operator records of itself.
    leftovers: ["ConfigMap/elastic-licensing", "ConfigMap/elastic-operator-uuid"],
    labelDomain: "k8s.elastic.co",
  };
}

const stack = ({ settings }: KubernetesContext, values: EckStackValues): HelmRelease => ({
  name: releases.stack,
  origin,
  chart: eckStackChart,
  namespace: settings.namespace,
  values,
  after: [releases.operator],
});

/** Elasticsearch alone, for those who keep documents in it. */
function elasticsearchResources(context: KubernetesContext, keepsTraces: boolean): ClusterResources {
  const { settings } = context;
  const size = elkSizes[settings.profile];
  return {
    ...noResources,
    releases: [
      operator(context, [settings.namespace]),
      stack(context, {
        "eck-elasticsearch": elasticsearchValues(size, context, keepsTraces),
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
export function elkResources(context: KubernetesContext, keepsTraces: boolean): ClusterResources {
  const { settings } = context;
  const size = elkSizes[settings.profile];
  const counting = countingOutputs(context);
  const counters = counterPipeline(context);
  const pipeline = logstashPipeline(context.stack, lineFields(context.catalog), counting);
  return {
    ...noResources,
    releases: [
      operator(context, [settings.namespace, nodesNamespace(settings)]),
      stack(context, {
        "eck-elasticsearch": elasticsearchValues(size, context, keepsTraces),
        "eck-kibana": kibanaValues(size, settings),
        "eck-logstash": logstashValues(size, settings, pipeline, counters),
      }),
      {
        name: "eck-shipper",
        origin,
        chart: eckStackChart,
        namespace: nodesNamespace(settings),
        values: shipperValues(context),
        after: [releases.stack],
      },
    ],
    objects: [{ origin, object: setupJob(context, size), after: [releases.stack] }],
    claims: [...elasticsearchClaims(size, settings), logstashClaim(settings)],
    workloads: [...elasticsearchWorkloads(context, size), ...elkWorkloads(context, size, counting !== "")],
    endpoints: [kibana(settings.namespace)],
    configurations: [
      { path: "logstash/pipeline.conf", origin, comment: "#", text: pipeline },
      ...(counters === ""
        ? []
        : [{ path: "logstash/counters.conf", origin: ofItem("logAlerts"), comment: "#" as const, text: counters }]),
    ],
  };
}

/** What the stack has of it: for its logs, for documents of others, or for both. */
export const resources = (
  context: KubernetesContext,
  { logs, documents }: { readonly logs: boolean; readonly documents: boolean },
): ClusterResources =>
  joined([
    serving("logs", logs ? elkResources(context, documents) : elasticsearchResources(context, documents)),
    ...(documents ? [serving("traces", elasticsearchStorageResources(context))] : []),
  ]);
