import type { Artifact, Degradation } from "../../../model/stack.ts";
import type { SecretKey } from "../../../plan/settings/secrets.ts";
import type { ChartName } from "./charts.ts";
import type { Claim } from "./claims.ts";
import type { ClusterWide } from "./cluster-wide.ts";
import type { KubernetesObject } from "./kubernetes-object.ts";
import type { Workload } from "./workload.ts";

/** A chart installed under a name of ours. */
export interface HelmRelease {
  /** Unique in the stack; also the name of the values file. */
  readonly name: string;
  readonly chart: ChartName;
  readonly namespace: string;
  /**
   * What we set of the chart's values, plain data of the chart's own type. A secret stands in none of them, only the
   * name of the Secret with it.
   */
  readonly values: object;
  /** Releases that must be there first, by name. */
  readonly after: readonly string[];
  /** What it makes outside of our namespaces, which no two releases of a cluster can both have. Default: nothing. */
  readonly clusterWide?: readonly ClusterWide[];
  /** What its hooks and operators make in its namespace and leave there, as `Kind/name`. Default: nothing. */
  readonly leftovers?: readonly string[];
  /** Domain of the labels that its operator sets, and nobody else in the operator's namespaces. Default: none. */
  readonly labelDomain?: string;
}

/** One object of ours, and the releases that must be there before it. */
export interface PlacedObject {
  readonly object: KubernetesObject;
  /** Releases by name. What `monitoring.coreos.com` defines waits for the CRDs' release by itself. */
  readonly after?: readonly string[];
}

/** A piece of a secret's text. */
export type SecretPart =
  /** Text that is no secret. */
  | string
  /** A secret of the stack's config. */
  | { readonly config: SecretKey }
  /** A password made once per stack and kept in Pulumi's state, encrypted; the same name is the same password. */
  | { readonly generated: string };

/** A Secret that `up` fills; nothing of its content is known before. */
export interface SecretSpec {
  readonly name: string;
  readonly namespace: string;
  /** Key of the Secret → its text, in pieces. */
  readonly keys: Readonly<Record<string, readonly SecretPart[]>>;
  /** Who reads it, for the reader of a rendered stack. */
  readonly readBy: string;
}

/** A user interface or API that people of the platform open, for outputs and ingress. */
export interface Endpoint {
  /** Key of the stack's output, e.g. `grafana`. */
  readonly name: string;
  readonly namespace: string;
  /** Name of its Service. */
  readonly service: string;
  readonly port: number;
  /** Whether the Service itself speaks TLS. */
  readonly tls?: boolean;
  /** Whether it asks for a login itself; what does not is exposed only behind an authenticating proxy. */
  readonly login: boolean;
  /** Where its credentials are: user, and the Secret with the password. */
  readonly credentials?: { readonly user: string; readonly secret: string; readonly key: string };
}

/** What one area (metrics, logs, traces, …) of the complete tier consists of. */
export interface Part {
  /** Namespaces that it uses, made or adopted; the main one first. */
  readonly namespaces: readonly string[];
  readonly releases: readonly HelmRelease[];
  readonly objects: readonly PlacedObject[];
  readonly secrets: readonly SecretSpec[];
  /** Who runs, listens and calls, from which network policies and disruption budgets follow. */
  readonly workloads: readonly Workload[];
  readonly endpoints: readonly Endpoint[];
  /** Every PersistentVolumeClaim that comes of it, whoever makes it. */
  readonly claims: readonly Claim[];
  readonly degradations: readonly Degradation[];
  /** Further files of the rendered folder, in their native format (a pipeline, a rule file). */
  readonly artifacts: readonly Artifact[];
}

export const emptyPart: Part = {
  namespaces: [],
  releases: [],
  objects: [],
  secrets: [],
  workloads: [],
  endpoints: [],
  claims: [],
  degradations: [],
  artifacts: [],
};

export function joined(parts: readonly Part[]): Part {
  return {
    namespaces: parts.flatMap(({ namespaces }) => namespaces),
    releases: parts.flatMap(({ releases }) => releases),
    objects: parts.flatMap(({ objects }) => objects),
    secrets: parts.flatMap(({ secrets }) => secrets),
    workloads: parts.flatMap(({ workloads }) => workloads),
    endpoints: parts.flatMap(({ endpoints }) => endpoints),
    claims: parts.flatMap(({ claims }) => claims),
    degradations: parts.flatMap(({ degradations }) => degradations),
    artifacts: parts.flatMap(({ artifacts }) => artifacts),
  };
}
