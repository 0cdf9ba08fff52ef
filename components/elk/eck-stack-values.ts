import type { PodAntiAffinity } from "../kubernetes/pod/anti-affinity.ts";
import type { VolumeClaimTemplate } from "../kubernetes/pod/volume-claim.ts";
import type { FieldVariable } from "../kubernetes/pod/node-agent.ts";
import type { ContainerSecurity } from "../kubernetes/pod/security.ts";
import type { Resources } from "../kubernetes/pod/resources.ts";

/** Release of the Elastic stack: all of its parts have the same. */
export const stackVersion = "9.5.0";

interface Container {
  readonly name: string;
  readonly resources: Resources;
  readonly securityContext?: ContainerSecurity;
  readonly env?: readonly ({ readonly name: string; readonly value: string } | FieldVariable)[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly: true }[];
}

/** ECK completes it. */
interface PodTemplate {
  readonly spec: {
    readonly containers: readonly Container[];
    readonly affinity?: PodAntiAffinity;
    readonly automountServiceAccountToken?: false;
    readonly tolerations?: readonly { readonly operator: string }[];
    readonly volumes?: readonly { readonly name: string; readonly hostPath: { readonly path: string } }[];
  };
}

export interface NodeSet {
  readonly name: string;
  readonly count: number;
  readonly config: Readonly<Record<string, boolean | readonly string[]>>;
  readonly podTemplate: PodTemplate;
  readonly volumeClaimTemplates: readonly VolumeClaimTemplate[];
}

interface SecretReference {
  readonly secretName: string;
}

export interface EckElasticsearchValues {
  readonly version: string;
  /** Secrets with users and roles beside those that ECK makes. */
  readonly auth?: { readonly fileRealm: readonly SecretReference[]; readonly roles: readonly SecretReference[] };
  readonly volumeClaimDeletePolicy: "DeleteOnScaledownOnly";
  readonly nodeSets: readonly NodeSet[];
}

export interface EckKibanaValues {
  readonly enabled: true;
  readonly fullnameOverride: string;
  readonly version: string;
  readonly count: number;
  readonly config: Readonly<Record<string, boolean | string>>;
  readonly podTemplate: PodTemplate;
}

export interface EckLogstashValues {
  readonly enabled: true;
  readonly fullnameOverride: string;
  readonly version: string;
  readonly count: number;
  readonly elasticsearchRefs: readonly { readonly name: string; readonly clusterName: string }[];
  readonly pipelines: readonly Readonly<Record<string, string>>[];
  readonly podTemplate: PodTemplate;
  readonly services: readonly {
    readonly name: string;
    readonly service: {
      readonly spec: {
        readonly type: "ClusterIP";
        readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
      };
    };
  }[];
  readonly volumeClaimTemplates: readonly VolumeClaimTemplate[];
}

interface EckBeatsValues {
  readonly enabled: true;
  readonly fullnameOverride: string;
  readonly version: string;
  readonly type: "filebeat";
  /** filebeat.yml. */
  readonly config: object;
  readonly daemonSet: { readonly podTemplate: PodTemplate };
}

/** What we set of the chart `eck-stack` for the release with Elasticsearch. */
export interface EckStackValues {
  readonly "eck-elasticsearch": EckElasticsearchValues;
  readonly "eck-kibana": EckKibanaValues | { readonly enabled: false };
  readonly "eck-logstash"?: EckLogstashValues;
}

/** What we set of the chart `eck-stack` for the release with the log shipper. */
export interface EckShipperValues {
  readonly "eck-elasticsearch": { readonly enabled: false };
  readonly "eck-kibana": { readonly enabled: false };
  readonly "eck-beats": EckBeatsValues;
}
