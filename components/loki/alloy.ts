import type { KubernetesContext } from "../kubernetes/context.ts";
import { everyNode, logReader, nodeName } from "../kubernetes/pod/node-agent.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { alloyConfig } from "./alloy-config.ts";
import type { AlloyValues } from "./alloy-values.ts";

const stateFolder = "/var/lib/alloy";

/**
 * Values of the release `alloy`: one pod per node, which sends the log files of the node's pods to Loki. How far it has
 * read stands on the node itself, so that a new pod goes on where the old one ended. Of the Kubernetes API it may only
 * see pods, for their labels.
 */
export const alloyValues = (context: KubernetesContext): AlloyValues => ({
  fullnameOverride: "alloy",
  crds: { create: false },
  alloy: {
    configMap: { content: alloyConfig(context) },
    enableReporting: false,
    storagePath: stateFolder,
    mounts: { varlog: true, extra: [{ name: "state", mountPath: stateFolder }] },
    extraEnv: [nodeName],
    resources: resources("100m", "192Mi", "512Mi"),
    securityContext: logReader,
  },
  // The chart joins the two lists as text, which takes something in both.
  rbac: {
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }],
    clusterRules: [{ apiGroups: [""], resources: ["pods"], verbs: ["watch"] }],
  },
  configReloader: { resources: resources("10m", "50Mi", "100Mi") },
  controller: {
    type: "daemonset",
    tolerations: everyNode,
    volumes: { extra: [{ name: "state", hostPath: { path: stateFolder, type: "DirectoryOrCreate" } }] },
  },
});
