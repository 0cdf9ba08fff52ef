import type { KubernetesContext } from "../kubernetes/context.ts";
import { everyNode, logReader, nodeName } from "../kubernetes/pod/node-agent.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import type { EckShipperValues } from "./eck-stack-values.ts";
import { stackVersion } from "./eck-stack-values.ts";
import { beatsService } from "./logstash.ts";
import { beatsPort } from "./logstash-pipeline.ts";

const podLogs = "/var/log/pods";

/**
 * filebeat.yml. Namespace, pod and container of a line are in its file's path, where kubelet writes them, so Filebeat
 * asks the Kubernetes API nothing and needs no rights in it. Files are identified by their first bytes, since inodes
 * are used again after a rotation; 64 bytes are a timestamp to the nanosecond and the beginning of the line, and few
 * enough for a pod that says little. A file just rotated is read to its end.
 */
const config = ({ settings }: KubernetesContext): object => ({
  name: "${NODE_NAME}",
  "filebeat.inputs": [
    {
      type: "filestream",
      id: "pods",
      paths: [`${podLogs}/*/*/*.log*`],
      parsers: [{ container: {} }],
      prospector: { scanner: { exclude_files: ["\\.gz$"], fingerprint: { enabled: true, length: 64 } } },
      file_identity: { fingerprint: {} },
    },
  ],
  processors: [
    {
      dissect: {
        field: "log.file.path",
        tokenizer: `${podLogs}/%{namespace}_%{pod.name}_%{pod.uid}/%{container.name}/%{}`,
        target_prefix: "kubernetes",
      },
    },
  ],
  output: {
    logstash: {
      hosts: [`${beatsService}.${settings.namespace}.svc:${beatsPort}`],
      // Connects anew now and then, or one Logstash would keep every connection; it cannot with batches under way.
      ttl: "5m",
      pipelining: 0,
    },
  },
});

/**
 * Values of the release `eck-shipper`: Filebeat on every node, separate from the rest of the stack since the main
 * namespace forbids what it needs of the nodes.
 */
export const shipperValues = (context: KubernetesContext): EckShipperValues => ({
  "eck-elasticsearch": { enabled: false },
  "eck-kibana": { enabled: false },
  "eck-beats": {
    enabled: true,
    fullnameOverride: "filebeat",
    version: stackVersion,
    type: "filebeat",
    config: config(context),
    daemonSet: {
      podTemplate: {
        spec: {
          automountServiceAccountToken: false,
          tolerations: everyNode,
          containers: [
            {
              name: "filebeat",
              resources: resources("100m", "200Mi", "500Mi"),
              securityContext: logReader,
              env: [nodeName],
              volumeMounts: [{ name: "pod-logs", mountPath: podLogs, readOnly: true }],
            },
          ],
          volumes: [{ name: "pod-logs", hostPath: { path: podLogs } }],
        },
      },
    },
  },
});
