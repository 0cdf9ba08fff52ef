import type { Issue } from "../../../model/issue.ts";
import type { FoundMetadata, KindFound } from "../cluster-api.ts";
import type { ClusterWide } from "../cluster-wide.ts";
import { clusterWideOf } from "../cluster-wide.ts";
import { projectLabel } from "../object-labels.ts";
import type { HelmRelease, ClusterResources } from "../resources.ts";
import type { KubernetesSettings } from "../settings.ts";
import { hasLabels, isOfRelease, ownerOf } from "../owner.ts";
import type { ClusterFacts } from "./facts.ts";

/** By what this very stack knows its own again. */
export interface StackMark {
  /** Of every object of ours: product and stack. */
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the Pulumi project. */
  readonly project: string;
}

const namespacePath = "kubernetes.namespace";
const adoptPath = "kubernetes.adoptNamespaces";

/** Version 0.1.0 did not yet write the project. */
const isOurs = (got: FoundMetadata, { labels, project }: StackMark): boolean =>
  hasLabels(got, labels) && (got.labels?.[projectLabel] ?? project) === project;

/** Pod Security that pods of ours in each namespace do not pass: the main one needs `baseline`, that of the nodes all. */
const tooStrict: readonly (readonly string[])[] = [["restricted"], ["restricted", "baseline"]];

function adoptedIssues(name: string, index: number, got: FoundMetadata | undefined, mark: StackMark): readonly Issue[] {
  if (got === undefined) {
    return [
      {
        path: adoptPath,
        got: `true, but the cluster has no namespace ${name}`,
        expected: `kubectl create namespace ${name}`,
      },
    ];
  }
  if (isOurs(got, mark)) {
    return [
      {
        path: adoptPath,
        got: `true, but this stack itself made the namespace ${name}`,
        expected: `false: it is ours already, and without it in the stack it would be deleted`,
      },
    ];
  }
  const enforced = got.labels?.["pod-security.kubernetes.io/enforce"] ?? "privileged";
  return (tooStrict[index] ?? []).includes(enforced)
    ? [
        {
          path: namespacePath,
          got: `${name}, whose Pod Security ${enforced} keeps pods of the stack out`,
          expected: `pod-security.kubernetes.io/enforce=${index === 0 ? "baseline" : "privileged"} or less`,
        },
      ]
    : [];
}

/** Namespaces that exist and are not this stack's, or that are to be adopted and cannot be. */
export function namespaceIssues(
  { namespaces }: Pick<ClusterResources, "namespaces">,
  { adoptNamespaces }: Pick<KubernetesSettings, "adoptNamespaces">,
  facts: Pick<ClusterFacts, "namespaces">,
  mark: StackMark,
): readonly Issue[] {
  return namespaces.flatMap((name, index) => {
    const got = facts.namespaces.find((namespace) => namespace.name === name);
    if (adoptNamespaces) return adoptedIssues(name, index, got, mark);
    if (got === undefined || isOurs(got, mark)) return [];
    const project = got.labels?.[projectLabel];
    return [
      {
        path: namespacePath,
        got: `${name}, which exists and belongs to ${ownerOf(got)}${project === undefined ? "" : ` of the Pulumi project ${project}`}`,
        expected: `a namespace that does not exist; or ${adoptPath}: true, which leaves it as it is and never deletes it`,
      },
    ];
  });
}

const sharing = "a cluster, or parts of it, in which nobody else has them: two stacks cannot share them yet";

function definitionIssues(
  group: string,
  release: HelmRelease,
  { definitions }: Pick<ClusterFacts, "definitions">,
): readonly Issue[] {
  const foreign = definitions.filter(
    (got) => (got.name.endsWith(`.${group}`) || got.name === group) && !isOfRelease(got, release),
  );
  const owners = [...new Set(foreign.map(ownerOf))].sort();
  return owners.map((owner) => {
    const names = foreign.filter((got) => ownerOf(got) === owner).map(({ name }) => name);
    const [first = "", ...others] = names;
    return {
      path: "kubernetes.context",
      got: `a cluster whose CRDs of ${group} (${first}${others.length === 0 ? "" : ` and ${others.length} more`}) belong to ${owner}`,
      expected: sharing,
    };
  });
}

function clusterWideIssues(
  wanted: ClusterWide,
  release: HelmRelease,
  facts: Pick<ClusterFacts, "definitions" | "clusterWide">,
): readonly Issue[] {
  if ("definitionsOf" in wanted) return definitionIssues(wanted.definitionsOf, release, facts);
  const got = facts.clusterWide.find(
    ({ kind, name, namespace }) => kind === wanted.kind && name === wanted.name && namespace === wanted.namespace,
  );
  if (got === undefined || isOfRelease(got, release)) return [];
  const place = wanted.namespace === undefined ? "" : ` in ${wanted.namespace}`;
  return [
    {
      path: "kubernetes.context",
      got: `a cluster whose ${wanted.kind} ${wanted.name}${place} belongs to ${ownerOf(got)}`,
      expected: sharing,
    },
  ];
}

/** CRDs and other objects of the whole cluster that a release of ours would make, and that are another's. */
export const foreignClusterWide = (
  { releases }: Pick<ClusterResources, "releases">,
  facts: Pick<ClusterFacts, "definitions" | "clusterWide">,
): readonly Issue[] =>
  releases.flatMap((release) => clusterWideOf(release).flatMap((wanted) => clusterWideIssues(wanted, release, facts)));

/** Objects in our namespaces by the names of ours, of which we would overwrite some and trip over others. */
export function foreignObjects(
  resources: ClusterResources,
  facts: Pick<ClusterFacts, "objects" | "releases">,
  mark: StackMark,
): readonly Issue[] {
  const { objects: ours, secrets, releases, workloads, endpoints } = resources;
  const key = (kind: string, namespace: string | undefined, name: string): string =>
    [kind, namespace ?? "", name].join("/");
  const own = new Set([
    ...ours.map(({ object: { kind, metadata } }) => key(kind, metadata.namespace, metadata.name)),
    ...secrets.map(({ name, namespace }) => key("Secret", namespace, name)),
  ]);
  const charted = new Set([
    ...workloads.map(({ name, namespace }) => key("", namespace, name)),
    ...endpoints.map(({ service, namespace }) => key("", namespace, service)),
  ]);
  const ofRelease = (got: KindFound): boolean =>
    releases.some(({ name, namespace }) => isOfRelease(got, { name, namespace }));
  const chartKinds = ["Service", "ServiceAccount", "Deployment", "StatefulSet", "DaemonSet"];
  const foreign = facts.objects.filter((got) => {
    if (hasLabels(got, mark.labels) || ofRelease(got)) return false;
    if (own.has(key(got.kind, got.namespace, got.name))) return true;
    // What an operator makes of ours says by whom it is owned.
    const named = chartKinds.includes(got.kind) && charted.has(key("", got.namespace, got.name));
    return named && (got.ownerReferences ?? []).length === 0;
  });
  // A namespace in which nothing of ours is has no release of ours either.
  const installed = new Set(facts.objects.flatMap((got) => (hasLabels(got, mark.labels) ? [got.namespace] : [])));
  const taken = facts.releases.filter(
    ({ name, namespace }) =>
      !installed.has(namespace) && releases.some((release) => release.name === name && release.namespace === namespace),
  );
  return [
    ...foreign.map((got) => ({
      path: namespacePath,
      got: `${got.namespace ?? "the cluster"}, whose ${got.kind} ${got.name} belongs to ${ownerOf(got)}`,
      expected: `a namespace without it: the stack makes a ${got.kind} of that name`,
    })),
    ...[...new Set(taken.map(({ name, namespace }) => `${namespace}/${name}`))].map((release) => ({
      path: namespacePath,
      got: `${release.split("/")[0] ?? ""}, whose Helm release ${release.split("/")[1] ?? ""} is not of this stack`,
      expected: "a namespace without it: the stack makes a release of that name",
    })),
  ];
}
