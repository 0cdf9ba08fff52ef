import type { KubernetesContext } from "../kubernetes/context.ts";
import { nodesNamespace } from "../kubernetes/places.ts";
import type { Call, Workload } from "../kubernetes/workload.ts";
import { metricsPort } from "./eck-operator.ts";
import { clusterName } from "./elasticsearch.ts";
import { kibanaLabels } from "./kibana.ts";
import { logstashLabels } from "./logstash.ts";
import { beatsPort } from "./logstash-pipeline.ts";
import { setupLabels, setupName } from "./setup-job.ts";
import type { ElkSize } from "./sizing.ts";

const ports = { http: 9200, transport: 9300, kibana: 5601, logstashApi: 9600 } as const;

const elasticsearch: Call = { to: "elasticsearch", port: ports.http };

/** The operator's pods and Elasticsearch's. */
export const elasticsearchWorkloads = ({ settings }: KubernetesContext, size: ElkSize): readonly Workload[] => [
  {
    name: "elastic-operator",
    namespace: settings.namespace,
    podLabels: { "app.kubernetes.io/name": "elastic-operator", "app.kubernetes.io/instance": "eck-operator" },
    listens: [{ port: metricsPort }],
    calls: [{ outside: "kubernetes-api" }, elasticsearch],
    replicas: size.operators,
  },
  {
    name: "elasticsearch",
    namespace: settings.namespace,
    podLabels: { "elasticsearch.k8s.elastic.co/cluster-name": clusterName },
    listens: [{ port: ports.http }, { port: ports.transport }],
    calls: [elasticsearch, { to: "elasticsearch", port: ports.transport }],
    replicas: size.nodeSets.reduce((nodes, { count }) => nodes + count, 0),
    // ECK's lets a node go only while the cluster is green.
    operatorBudget: true,
  },
];

/** Pods that bring logs to Elasticsearch and show them. */
export const elkWorkloads = (
  { settings, statsd }: KubernetesContext,
  size: ElkSize,
  counts: boolean,
): readonly Workload[] => [
  {
    name: "kibana",
    namespace: settings.namespace,
    podLabels: kibanaLabels,
    listens: [{ port: ports.kibana }],
    calls: [elasticsearch],
    calledBy: [{ from: "ingress", port: ports.kibana }],
    replicas: size.kibana,
  },
  {
    name: "logstash",
    namespace: settings.namespace,
    podLabels: logstashLabels,
    listens: [{ port: beatsPort }, { port: ports.logstashApi }],
    calls: [elasticsearch, ...(counts && statsd !== undefined ? [statsd.call] : [])],
    replicas: size.logstash.replicas,
  },
  {
    name: "filebeat",
    namespace: nodesNamespace(settings),
    podLabels: { "beat.k8s.elastic.co/name": "filebeat" },
    listens: [],
    calls: [{ to: "logstash", port: beatsPort }],
    replicas: "daemon",
  },
  {
    name: setupName,
    namespace: settings.namespace,
    podLabels: setupLabels,
    listens: [],
    calls: [elasticsearch],
    replicas: 1,
  },
];
