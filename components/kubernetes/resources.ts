import type { Capability } from "../../model/capability.ts";
import type { Origin, WithOrigin } from "../../model/origin.ts";
import type { Degradation } from "../../model/stack.ts";
import type { BlackboxConfig } from "../prometheus/blackbox.ts";
import type { Rules } from "../prometheus/rule-file.ts";
import type { Chart } from "./charts.ts";
import type { Claim } from "./claims.ts";
import type { ClusterWide } from "./cluster-wide.ts";
import type { JsonMap, KubernetesObject } from "./object.ts";
import type { Workload } from "./workload.ts";

/** Whose a resource is. */
interface Owned {
  /** The capability whose component makes it. Absent: it belongs to the stack as a whole. */
  readonly capability?: Capability;
}

/** A chart installed under a name of ours. */
export interface HelmRelease extends Owned {
  /** Unique in the stack; also the name of the values file. */
  readonly name: string;
  readonly chart: Chart;
  readonly namespace: string;
  /**
   * What we set of the chart's values, plain data of the chart's own type. A secret stands in none of them, only the
   * name of the Secret with it.
   */
  readonly values: object;
  /** Releases that must be there first, by name. */
  readonly after: readonly string[];
  /** For the reader of a rendered stack. Helm is not told: a release that is changed is an upgrade. */
  readonly origin: Origin;
  /**
   * API groups whose kinds it defines: every object of theirs waits for it, and it waits for nothing that pods mount.
   * Default: none.
   */
  readonly defines?: readonly string[];
  /** What else it makes outside of our namespaces, which no two releases of a cluster can both have. Default: nothing. */
  readonly clusterWide?: readonly ClusterWide[];
  /** What its hooks and operators make in its namespace and leave there, as `Kind/name`. Default: nothing. */
  readonly leftovers?: readonly string[];
  /** Domain of the labels that its operator sets, and nobody else in the operator's namespaces. Default: none. */
  readonly labelDomain?: string;
}

/** One object of ours, and the releases that must be there before it. */
export interface PlacedObject extends Owned {
  readonly object: KubernetesObject;
  readonly origin: Origin;
  /** Releases by name. An object of a kind that a release of this stack defines waits for that one by itself. */
  readonly after?: readonly string[];
  /** Who reads it looks for it all the time: nothing waits for it, although pods could mount its kind. Default: false. */
  readonly watched?: boolean;
}

/** A piece of a secret's text. */
export type SecretPiece =
  /** Text that is no secret. */
  | string
  /** A secret of the stack's config, by its key. */
  | { readonly config: string }
  /** A password made once per stack and kept in Pulumi's state, encrypted; the same name is the same password. */
  | { readonly generated: string };

/** A Secret that `up` fills; nothing of its content is known before. */
export interface SecretSpec extends Owned {
  readonly name: string;
  readonly namespace: string;
  /** Key of the Secret → its text, in pieces. */
  readonly keys: Readonly<Record<string, readonly SecretPiece[]>>;
  /** Who reads it, for the reader of a rendered stack. */
  readonly readBy: string;
  readonly origin: Origin;
}

/** A user interface or API that people of the platform open, for outputs and ingress. */
export interface Endpoint extends Owned {
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

/** What becomes resources in the cluster. */
export type DeployableResources = Pick<ClusterResources, "releases" | "objects" | "secrets">;

/** A program's configuration that the rendered folder also shows on its own, beside the values or object with it. */
export type Configuration = { readonly path: string } & (
  | { readonly yaml: JsonMap; readonly origin: Origin }
  | { readonly rules: Rules }
  | { readonly blackbox: WithOrigin<BlackboxConfig> }
  /** In a language that it is compiled to as text; `comment` is what makes the rest of a line a comment there. */
  | { readonly text: string; readonly origin: Origin; readonly comment: "#" | "//" }
);

/** What one backend, or several joined, have in a cluster. */
export interface ClusterResources {
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
  readonly configurations: readonly Configuration[];
}

export const noResources: ClusterResources = {
  namespaces: [],
  releases: [],
  objects: [],
  secrets: [],
  workloads: [],
  endpoints: [],
  claims: [],
  degradations: [],
  configurations: [],
};

export function joined(all: readonly ClusterResources[]): ClusterResources {
  return {
    namespaces: all.flatMap(({ namespaces }) => namespaces),
    releases: all.flatMap(({ releases }) => releases),
    objects: all.flatMap(({ objects }) => objects),
    secrets: all.flatMap(({ secrets }) => secrets),
    workloads: all.flatMap(({ workloads }) => workloads),
    endpoints: all.flatMap(({ endpoints }) => endpoints),
    claims: all.flatMap(({ claims }) => claims),
    degradations: all.flatMap(({ degradations }) => degradations),
    configurations: all.flatMap(({ configurations }) => configurations),
  };
}

/** The resources as those of a capability: everything in them that names no other. */
export function serving(capability: Capability, resources: ClusterResources): ClusterResources {
  const owned = <T extends Owned>(things: readonly T[]): readonly T[] =>
    things.map((thing) => ({ capability, ...thing }));
  return {
    ...resources,
    releases: owned(resources.releases),
    objects: owned(resources.objects),
    secrets: owned(resources.secrets),
    endpoints: owned(resources.endpoints),
  };
}
