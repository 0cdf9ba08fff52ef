import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

interface Sidecar {
  readonly resource: "configmap";
  readonly searchNamespace: string;
}

interface EnvironmentSource {
  readonly secretKeyRef: { readonly name: string; readonly key: string };
}

/** What we set of the chart `grafana`, as part of kube-prometheus-stack. */
export interface GrafanaValues {
  readonly fullnameOverride: string;
  readonly admin: { readonly existingSecret: string; readonly userKey: string; readonly passwordKey: string };
  readonly envValueFrom: Readonly<Record<string, EnvironmentSource>>;
  readonly rbac: { readonly namespaced: true };
  readonly deploymentStrategy: { readonly type: "Recreate" };
  readonly persistence: {
    readonly enabled: true;
    readonly size: string;
    readonly storageClassName?: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly lookupVolumeName: false;
  };
  readonly initChownData: { readonly enabled: false };
  readonly testFramework: { readonly enabled: false };
  readonly containerSecurityContext: ContainerSecurity;
  readonly extraEmptyDirMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly resources: Resources;
  readonly "grafana.ini": Readonly<Record<string, Readonly<Record<string, boolean | string>>>>;
  readonly sidecar: {
    readonly resources: Resources;
    readonly securityContext: ContainerSecurity;
    readonly dashboards: Sidecar & {
      readonly folderAnnotation: string;
      readonly provider: { readonly foldersFromFilesStructure: true };
    };
    readonly datasources: Sidecar & {
      readonly defaultDatasourceEnabled: false;
      readonly alertmanager: { readonly enabled: false };
    };
  };
}
