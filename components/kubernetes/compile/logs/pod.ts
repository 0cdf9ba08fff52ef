/** CPU in cores, memory in bytes, both as Kubernetes quantities. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  /** No CPU limit: throttling a log store at a peak only makes the peak longer. */
  readonly limits: { readonly memory: string };
}

/** Memory is limited to what is requested unless said otherwise. */
export const resources = (cpu: string, memory: string, memoryLimit = memory): Resources => ({
  requests: { cpu, memory },
  limits: { memory: memoryLimit },
});

export interface ContainerSecurity {
  readonly allowPrivilegeEscalation: false;
  readonly readOnlyRootFilesystem?: true;
  readonly runAsNonRoot?: true;
  readonly runAsUser?: number;
  readonly capabilities: { readonly drop: readonly ["ALL"] };
  readonly seccompProfile: { readonly type: "RuntimeDefault" };
}

/** What every container can live with. */
export const unprivileged: ContainerSecurity = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};

/**
 * For what reads the pods' log files: they belong to root and nobody else may read them, so it is root, but without
 * any capability, and of the node it sees only the folders that are mounted.
 */
export const logReader: ContainerSecurity = { ...unprivileged, readOnlyRootFilesystem: true, runAsUser: 0 };

/** A DaemonSet with it runs on every node, tainted ones too: those have pods that log as well. */
export const everyNode = [{ operator: "Exists" }] as const;

export interface FieldVariable {
  readonly name: string;
  readonly valueFrom: { readonly fieldRef: { readonly fieldPath: string } };
}

export const nodeName: FieldVariable = {
  name: "NODE_NAME",
  valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } },
};
