import type { Artifact } from "../../model/stack.ts";
import type { KubernetesObject } from "./object.ts";
import { asMap } from "./object.ts";
import { manifest } from "./manifest.ts";
import type { HelmRelease, ClusterResources, SecretSpec } from "./resources.ts";
import { mainNamespace } from "./resource-name.ts";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** As kubectl names an object, with the namespace where that is not the main one. */
function objectPath({ kind, metadata: { name, namespace } }: KubernetesObject, main: string | undefined): string {
  const place = namespace === undefined || namespace === main ? "" : `${namespace}-`;
  return `kubernetes/${kind.toLowerCase()}-${place}${name}.yaml`;
}

const valuesPath = ({ name }: HelmRelease): string => `helm/${name}.values.yaml`;

/** All that `helm upgrade --install` needs to know of a release. */
function releaseEntry(release: HelmRelease): object {
  const { name, namespace, chart, after } = release;
  const { version, repository } = chart;
  return { name, namespace, chart: chart.name, version, repo: repository, values: valuesPath(release), after };
}

const secretEntry = ({ name, namespace, keys, readBy }: SecretSpec): object => ({ name, namespace, keys, readBy });

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

const byPlace = (a: SecretSpec, b: SecretSpec): number =>
  a.namespace === b.namespace ? byName(a, b) : a.namespace < b.namespace ? -1 : 1;

/**
 * The part as files: a manifest per object, a values file per release, what to install in which order, and which
 * Secrets there must be, made of which secrets of config and which generated passwords, in pieces with the plain text
 * between them. No secret stands in any, since nothing here knows one.
 */
export function renderedResources(part: ClusterResources): readonly Artifact[] {
  const main = mainNamespace(part);
  return [
    ...part.objects.map(({ object }) => ({ path: objectPath(object, main), content: manifest(asMap(object)) })),
    ...part.releases.map((release) => ({ path: valuesPath(release), content: manifest(asMap(release.values)) })),
    { path: "helm/releases.json", content: json([...part.releases].sort(byName).map(releaseEntry)) },
    // Apart from the manifests, so that `kubectl apply -f kubernetes` takes the folder as it is.
    { path: "secrets.json", content: json([...part.secrets].sort(byPlace).map(secretEntry)) },
  ];
}
