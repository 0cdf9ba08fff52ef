import { originText } from "../../model/origin.ts";
import type { Artifact } from "../../model/stack.ts";
import { blackboxText, rulesText } from "../prometheus/files.ts";
import type { KubernetesObject } from "./object.ts";
import { asMap } from "./object.ts";
import { commentedManifest, manifest } from "./manifest.ts";
import { annotated } from "./origin.ts";
import type { Configuration, HelmRelease, ClusterResources, SecretSpec } from "./resources.ts";
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
  const { name, namespace, chart, after, origin } = release;
  const { version, repository } = chart;
  const values = valuesPath(release);
  return { name, namespace, chart: chart.name, version, repo: repository, values, after, origin: originText(origin) };
}

/** What a reader of a rendered stack needs to know of a Secret to fill it. */
const secretEntry = ({ name, namespace, keys, readBy, origin }: SecretSpec): object => ({
  name,
  namespace,
  keys,
  readBy,
  origin: originText(origin),
});

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

const byPlace = (a: SecretSpec, b: SecretSpec): number =>
  a.namespace === b.namespace ? byName(a, b) : a.namespace < b.namespace ? -1 : 1;

function configurationText(configuration: Configuration): string {
  if ("rules" in configuration) return rulesText(configuration.rules);
  if ("blackbox" in configuration) return blackboxText(configuration.blackbox);
  const { origin } = configuration;
  if ("yaml" in configuration) return commentedManifest(originText(origin), configuration.yaml);
  return `${configuration.comment} ${originText(origin)}\n${configuration.text}`;
}

const valuesText = ({ values, origin }: HelmRelease): string => commentedManifest(originText(origin), asMap(values));

/**
 * Cluster resources as files: a manifest per object, a values file per release, what to install in which order, and which
 * Secrets there must be, made of which secrets of config and which generated passwords, in pieces with the plain text
 * between them. No secret stands in any, since nothing here knows one.
 */
export function renderedResources(resources: ClusterResources): readonly Artifact[] {
  const main = mainNamespace(resources);
  return [
    ...resources.configurations.map((configuration) => ({
      path: configuration.path,
      content: configurationText(configuration),
    })),
    ...resources.objects.map((placed) => ({
      path: objectPath(placed.object, main),
      content: manifest(asMap(annotated(placed))),
    })),
    ...resources.releases.map((release) => ({ path: valuesPath(release), content: valuesText(release) })),
    { path: "helm/releases.json", content: json([...resources.releases].sort(byName).map(releaseEntry)) },
    // Beside the manifests' folder, so that `kubectl apply -f kubernetes` takes the folder as it is.
    { path: "secrets.json", content: json([...resources.secrets].sort(byPlace).map(secretEntry)) },
  ];
}
