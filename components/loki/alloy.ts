import type { KubernetesContext } from "../kubernetes/context.ts";
import { everyNode, logReader, nodeName } from "../kubernetes/pod/node-agent.ts";
import { resources } from "../kubernetes/pod/resources.ts";
import { alloyConfig } from "./alloy-config.ts";
import type { FieldVariable } from "../kubernetes/pod/node-agent.ts";
import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** What we set of the chart `alloy`. */
interface AlloyValues {
  readonly fullnameOverride: string;
  readonly crds: { readonly create: false };
  readonly alloy: {
    readonly configMap: { readonly content: string };
    readonly enableReporting: false;
    readonly storagePath: string;
    readonly mounts: {
      readonly varlog: true;
      readonly extra: readonly { readonly name: string; readonly mountPath: string }[];
    };
    readonly extraEnv: readonly FieldVariable[];
    readonly resources: Resources;
    readonly securityContext: ContainerSecurity;
  };
  readonly rbac: { readonly rules: readonly PolicyRule[]; readonly clusterRules: readonly PolicyRule[] };
  readonly configReloader: { readonly resources: Resources };
  readonly controller: {
    readonly type: "daemonset";
    readonly tolerations: readonly { readonly operator: string }[];
    readonly volumes: {
      readonly extra: readonly {
        readonly name: string;
        readonly hostPath: { readonly path: string; readonly type: "DirectoryOrCreate" };
      }[];
    };
  };
}

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
