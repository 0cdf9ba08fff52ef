import type { FieldVariable } from "../kubernetes/pod/node-agent.ts";
import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** What we set of the chart `alloy`. */
export interface AlloyValues {
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
