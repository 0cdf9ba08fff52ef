import type { Mistake } from "../../../plan/mistake.ts";
import type { FoundMetadata, KindFound } from "../cluster-api.ts";
import type { ClusterWide } from "../compile/cluster-wide.ts";
import { projectLabel } from "../compile/object-labels.ts";
import type { HelmRelease, Part } from "../compile/part.ts";
import type { KubernetesSettings } from "../compile/settings.ts";
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
const isOurs = (found: FoundMetadata, { labels, project }: StackMark): boolean =>
  hasLabels(found, labels) && (found.labels?.[projectLabel] ?? project) === project;

/** Pod Security that pods of ours in each namespace do not pass: the main one needs `baseline`, that of the nodes all. */
const tooStrict: readonly (readonly string[])[] = [["restricted"], ["restricted", "baseline"]];

function adoptedMistakes(
  name: string,
  index: number,
  found: FoundMetadata | undefined,
  mark: StackMark,
): readonly Mistake[] {
  if (found === undefined) {
    return [
      {
        path: adoptPath,
        found: `true, but the cluster has no namespace ${name}`,
        allowed: `kubectl create namespace ${name}`,
      },
    ];
  }
  if (isOurs(found, mark)) {
    return [
      {
        path: adoptPath,
        found: `true, but this stack itself made the namespace ${name}`,
        allowed: `false: it is ours already, and without it in the stack it would be deleted`,
      },
    ];
  }
  const enforced = found.labels?.["pod-security.kubernetes.io/enforce"] ?? "privileged";
  return (tooStrict[index] ?? []).includes(enforced)
    ? [
        {
          path: namespacePath,
          found: `${name}, whose Pod Security ${enforced} keeps pods of the stack out`,
          allowed: `pod-security.kubernetes.io/enforce=${index === 0 ? "baseline" : "privileged"} or less`,
        },
      ]
    : [];
}

/** Namespaces that exist and are not this stack's, or that are to be adopted and cannot be. */
export function namespaceMistakes(
  { namespaces }: Pick<Part, "namespaces">,
  { adoptNamespaces }: Pick<KubernetesSettings, "adoptNamespaces">,
  facts: Pick<ClusterFacts, "namespaces">,
  mark: StackMark,
): readonly Mistake[] {
  return namespaces.flatMap((name, index) => {
    const found = facts.namespaces.find((namespace) => namespace.name === name);
    if (adoptNamespaces) return adoptedMistakes(name, index, found, mark);
    if (found === undefined || isOurs(found, mark)) return [];
    const project = found.labels?.[projectLabel];
    return [
      {
        path: namespacePath,
        found: `${name}, which exists and belongs to ${ownerOf(found)}${project === undefined ? "" : ` of the Pulumi project ${project}`}`,
        allowed: `a namespace that does not exist; or ${adoptPath}: true, which leaves it as it is and never deletes it`,
      },
    ];
  });
}

const sharing = "a cluster, or parts of it, in which nobody else has them: two stacks cannot share them yet";

function definitionMistakes(
  group: string,
  release: HelmRelease,
  { definitions }: Pick<ClusterFacts, "definitions">,
): readonly Mistake[] {
  const foreign = definitions.filter(
    (found) => (found.name.endsWith(`.${group}`) || found.name === group) && !isOfRelease(found, release),
  );
  const owners = [...new Set(foreign.map(ownerOf))].sort();
  return owners.map((owner) => {
    const names = foreign.filter((found) => ownerOf(found) === owner).map(({ name }) => name);
    const [first = "", ...others] = names;
    return {
      path: "kubernetes.context",
      found: `a cluster whose CRDs of ${group} (${first}${others.length === 0 ? "" : ` and ${others.length} more`}) belong to ${owner}`,
      allowed: sharing,
    };
  });
}

function clusterWideMistakes(
  wanted: ClusterWide,
  release: HelmRelease,
  facts: Pick<ClusterFacts, "definitions" | "clusterWide">,
): readonly Mistake[] {
  if ("definitionsOf" in wanted) return definitionMistakes(wanted.definitionsOf, release, facts);
  const found = facts.clusterWide.find(
    ({ kind, name, namespace }) => kind === wanted.kind && name === wanted.name && namespace === wanted.namespace,
  );
  if (found === undefined || isOfRelease(found, release)) return [];
  const place = wanted.namespace === undefined ? "" : ` in ${wanted.namespace}`;
  return [
    {
      path: "kubernetes.context",
      found: `a cluster whose ${wanted.kind} ${wanted.name}${place} belongs to ${ownerOf(found)}`,
      allowed: sharing,
    },
  ];
}

/** CRDs and other objects of the whole cluster that a release of ours would make, and that are another's. */
export const foreignClusterWide = (
  { releases }: Pick<Part, "releases">,
  facts: Pick<ClusterFacts, "definitions" | "clusterWide">,
): readonly Mistake[] =>
  releases.flatMap((release) =>
    (release.clusterWide ?? []).flatMap((wanted) => clusterWideMistakes(wanted, release, facts)),
  );

/** Objects in our namespaces by the names of ours, of which we would overwrite some and trip over others. */
export function foreignObjects(
  part: Part,
  facts: Pick<ClusterFacts, "objects" | "releases">,
  mark: StackMark,
): readonly Mistake[] {
  const { objects: ours, secrets, releases, workloads, endpoints } = part;
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
  const ofRelease = (found: KindFound): boolean =>
    releases.some(({ name, namespace }) => isOfRelease(found, { name, namespace }));
  const chartKinds = ["Service", "ServiceAccount", "Deployment", "StatefulSet", "DaemonSet"];
  const foreign = facts.objects.filter((found) => {
    if (hasLabels(found, mark.labels) || ofRelease(found)) return false;
    if (own.has(key(found.kind, found.namespace, found.name))) return true;
    // What an operator makes of ours says by whom it is owned.
    const named = chartKinds.includes(found.kind) && charted.has(key("", found.namespace, found.name));
    return named && (found.ownerReferences ?? []).length === 0;
  });
  // A namespace in which nothing of ours is has no release of ours either.
  const installed = new Set(facts.objects.flatMap((found) => (hasLabels(found, mark.labels) ? [found.namespace] : [])));
  const taken = facts.releases.filter(
    ({ name, namespace }) =>
      !installed.has(namespace) && releases.some((release) => release.name === name && release.namespace === namespace),
  );
  return [
    ...foreign.map((found) => ({
      path: namespacePath,
      found: `${found.namespace ?? "the cluster"}, whose ${found.kind} ${found.name} belongs to ${ownerOf(found)}`,
      allowed: `a namespace without it: the stack makes a ${found.kind} of that name`,
    })),
    ...[...new Set(taken.map(({ name, namespace }) => `${namespace}/${name}`))].map((release) => ({
      path: namespacePath,
      found: `${release.split("/")[0] ?? ""}, whose Helm release ${release.split("/")[1] ?? ""} is not of this stack`,
      allowed: "a namespace without it: the stack makes a release of that name",
    })),
  ];
}
