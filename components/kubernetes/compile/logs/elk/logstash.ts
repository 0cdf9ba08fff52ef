import type { KubernetesSettings } from "../../settings.ts";
import { unprivileged } from "../../pod/security.ts";
import type { EckLogstashValues } from "./eck-stack-values.ts";
import { stackVersion } from "./eck-stack-values.ts";
import { clusterName } from "./elasticsearch.ts";
import { beatsPort } from "./logstash-pipeline.ts";
import type { Claim } from "../../claims.ts";
import { operatorClaim } from "../../claims.ts";
import { apart } from "../../pod/apart.ts";
import { claim } from "../../pod/volume-claim.ts";
import type { ElkSize } from "./sizing.ts";

export const logstashLabels = { "logstash.k8s.elastic.co/name": "logstash" } as const;

/** ECK names it after the Logstash and its entry in `services`. */
export const beatsService = "logstash-ls-beats";

const dataVolume = "logstash-data";
const volume = "6Gi";

export const logstashClaim = (settings: KubernetesSettings): Claim =>
  operatorClaim(dataVolume, "logstash-ls", { settings, size: volume });

/**
 * Logstash. What it has taken in waits on its volume, up to 4 GiB, while Elasticsearch is away; Filebeat waits after
 * that. Its root file system stays writable: JRuby unpacks into /tmp.
 *
 * @param counters a second pipeline, for the log alerts' counters; empty: none
 */
export const logstashValues = (
  size: ElkSize,
  settings: KubernetesSettings,
  pipeline: string,
  counters: string,
): EckLogstashValues => ({
  enabled: true,
  fullnameOverride: "logstash",
  version: stackVersion,
  count: size.logstash.replicas,
  // The prefix of the variables with address, user, password and CA that ECK hands to the pipeline.
  elasticsearchRefs: [{ name: clusterName, clusterName: "logs" }],
  pipelines: [
    { "pipeline.id": "main", "config.string": pipeline, "queue.type": "persisted", "queue.max_bytes": "4gb" },
    ...(counters === "" ? [] : [{ "pipeline.id": "counters", "config.string": counters, "queue.type": "memory" }]),
  ],
  podTemplate: {
    spec: {
      containers: [
        {
          name: "logstash",
          resources: size.logstash.resources,
          securityContext: { ...unprivileged, runAsNonRoot: true, runAsUser: 1000 },
          env: [{ name: "LS_JAVA_OPTS", value: `-Xms${size.logstash.heap} -Xmx${size.logstash.heap}` }],
        },
      ],
      ...(size.logstash.replicas > 1 ? { affinity: apart(logstashLabels, false) } : {}),
    },
  },
  services: [
    {
      name: "beats",
      service: { spec: { type: "ClusterIP", ports: [{ name: "beats", port: beatsPort, targetPort: beatsPort }] } },
    },
  ],
  volumeClaimTemplates: [claim(dataVolume, volume, settings)],
});
