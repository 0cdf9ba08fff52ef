import type { ContainerSecurity } from "./security.ts";
import { readOnly } from "./security.ts";

/**
 * For what reads the pods' log files: they belong to root and nobody else may read them, so it is root, but without
 * any capability, and of the node it sees only the folders that are mounted.
 */
export const logReader: ContainerSecurity = { ...readOnly, runAsUser: 0 };

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
