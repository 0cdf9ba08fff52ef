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

/** A container that writes to mounted volumes only. */
export const readOnly: ContainerSecurity = { ...unprivileged, readOnlyRootFilesystem: true };

export interface PodSecurity {
  readonly runAsNonRoot: true;
  readonly runAsUser: number;
  readonly runAsGroup: number;
  /** Group of the files on the pod's volumes. */
  readonly fsGroup: number;
  readonly seccompProfile: { readonly type: "RuntimeDefault" };
}

/** A pod whose processes run as a user of no rights. */
export const asUser = (id: number): PodSecurity => ({
  runAsNonRoot: true,
  runAsUser: id,
  runAsGroup: id,
  fsGroup: id,
  seccompProfile: { type: "RuntimeDefault" },
});
