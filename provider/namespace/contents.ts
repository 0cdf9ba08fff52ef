import type { ClusterApi, KindFound } from "../../components/kubernetes/cluster-api.ts";
import { listOfKind, objectsPath, resourcesOf } from "../../components/kubernetes/cluster-api.ts";
import { isNamed } from "../../components/kubernetes/claims.ts";
import { hasLabels, releaseOf } from "../../components/kubernetes/owner.ts";

/** One object of a namespace. */
export type Content = KindFound;

/** What is a namespace's own or this stack's, by what its objects say of themselves. */
export interface Known {
  /** Labels of every object of ours. */
  readonly labels: Readonly<Record<string, string>>;
  /** Our Helm releases, as `namespace/name`. */
  readonly releases: readonly string[];
  /** PersistentVolumeClaims by name; of a StatefulSet's by what stands before their number. */
  readonly claims: readonly { readonly name: string; readonly numbered: boolean }[];
  /** What hooks and operators of ours make and leave behind, as `Kind/name`. */
  readonly leftovers: readonly string[];
  /** Domains of labels that an operator of ours alone sets in our namespaces. */
  readonly domains: readonly string[];
}

/** Made anew from other objects, or of no worth once those are gone. */
const derivedKinds = new Set(["ControllerRevision", "EndpointSlice", "Endpoints", "Event", "Lease"]);
const derivedGroups = /(^|\.)metrics\.k8s\.io$/;

/** What Kubernetes, OpenShift and Istio put into every namespace. */
const defaults = new Set([
  "ConfigMap/istio-ca-root-cert",
  "ConfigMap/kube-root-ca.crt",
  "ConfigMap/openshift-service-ca.crt",
  "ServiceAccount/builder",
  "ServiceAccount/default",
  "ServiceAccount/deployer",
]);

function isDefault({ kind, name, annotations = {} }: Content): boolean {
  if (defaults.has(`${kind}/${name}`)) return true;
  if (kind === "RoleBinding") return name.startsWith("system:");
  const account = annotations["kubernetes.io/service-account.name"];
  return kind === "Secret" && account !== undefined && defaults.has(`ServiceAccount/${account}`);
}

const releaseName = (content: Content): string | undefined => {
  const { labels = {}, namespace = "" } = content;
  // Helm's own record of a release names it by a label.
  if (content.kind === "Secret" && labels.owner === "helm") return `${namespace}/${labels.name ?? ""}`;
  const release = releaseOf(content);
  return release === undefined ? undefined : `${release.namespace}/${release.name}`;
};

const isKept = ({ annotations = {} }: Content): boolean => annotations["helm.sh/resource-policy"] === "keep";

/** Whether it says itself that it is this stack's. */
function isMarked(content: Content, { labels, releases }: Known): boolean {
  const release = releaseName(content);
  return hasLabels(content, labels) || (release !== undefined && releases.includes(release));
}

/** Whether this stack made it, and takes it away itself before its namespace goes. */
const isLive = (content: Content, known: Known): boolean =>
  content.kind !== "PersistentVolumeClaim" && !isKept(content) && isMarked(content, known);

function isLeftOfOurs(content: Content, known: Known): boolean {
  return (
    isMarked(content, known) ||
    (content.kind === "PersistentVolumeClaim" && known.claims.some((claim) => isNamed(content.name, claim))) ||
    known.leftovers.includes(`${content.kind}/${content.name}`) ||
    Object.keys(content.labels ?? {}).some((label) =>
      known.domains.some((domain) => new RegExp(`(^|\\.)${domain.replaceAll(".", "\\.")}/`).test(label)),
    )
  );
}

/** What keeps a namespace from being deleted. */
interface Kept {
  /** Objects of the stack that are in use. */
  readonly inUse: readonly Content[];
  /** Objects that are not the stack's. */
  readonly foreign: readonly Content[];
}

/**
 * Judges what is in a namespace. What another object of it owns goes with that one, and what is being deleted is gone.
 *
 * @param namespaced kinds that live in namespaces: of an owner of another kind nobody here says whose it is
 */
export function judged(contents: readonly Content[], known: Known, namespaced: ReadonlySet<string>): Kept {
  const own = contents.filter(
    ({ deletionTimestamp, ownerReferences = [] }) =>
      deletionTimestamp === undefined &&
      (ownerReferences.length === 0 || !ownerReferences.every(({ kind }) => namespaced.has(kind))),
  );
  const inUse = own.filter((content) => isLive(content, known));
  return {
    inUse,
    foreign: own.filter((content) => !isDefault(content) && !isLeftOfOurs(content, known)),
  };
}

interface ApiGroups {
  readonly groups?: readonly {
    readonly name: string;
    readonly preferredVersion?: { readonly groupVersion: string };
  }[];
}

/**
 * Everything in a namespace, of every kind that the cluster knows.
 *
 * @throws ClusterError where one of the kinds cannot be listed
 */
export async function namespaceContents(
  api: ClusterApi,
  namespace: string,
): Promise<{ readonly contents: readonly Content[]; readonly namespaced: ReadonlySet<string> }> {
  const { groups = [] } = (await api.get<ApiGroups>("/apis")) ?? {};
  const versions = groups
    .filter(({ name }) => !derivedGroups.test(name))
    .flatMap(({ preferredVersion }) => preferredVersion?.groupVersion ?? []);
  const found = await Promise.all(
    ["v1", ...versions].map(async (apiVersion) => ({ apiVersion, resources: await resourcesOf(api, apiVersion) })),
  );
  const kinds = found
    .flatMap(({ apiVersion, resources }) => resources.map((resource) => ({ apiVersion, resource })))
    .filter(({ resource }) => resource.namespaced);
  const lists = await Promise.all(
    kinds
      .filter(({ resource: { kind, verbs } }) => verbs.includes("list") && !derivedKinds.has(kind))
      .map(({ apiVersion, resource }) => listOfKind(api, objectsPath(apiVersion, resource, namespace), resource.kind)),
  );
  return { contents: lists.flat(), namespaced: new Set(kinds.map(({ resource }) => resource.kind)) };
}
