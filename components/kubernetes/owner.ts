import type { FoundMetadata } from "./cluster-api.ts";

const managedBy = "app.kubernetes.io/managed-by";
const partOf = "app.kubernetes.io/part-of";
const instance = "app.kubernetes.io/instance";
const releaseName = "meta.helm.sh/release-name";
const releaseNamespace = "meta.helm.sh/release-namespace";

/** A Helm release as objects name it. */
interface ReleaseName {
  readonly name: string;
  readonly namespace: string;
}

/** The release that an object says it belongs to. */
export function releaseOf({ annotations = {} }: FoundMetadata): ReleaseName | undefined {
  const { [releaseName]: name, [releaseNamespace]: namespace } = annotations;
  return name === undefined || namespace === undefined ? undefined : { name, namespace };
}

export const isOfRelease = (metadata: FoundMetadata, { name, namespace }: ReleaseName): boolean => {
  const release = releaseOf(metadata);
  return release?.name === name && release.namespace === namespace;
};

/** Whether an object has every label of a mark. */
export const hasLabels = ({ labels = {} }: FoundMetadata, mark: Readonly<Record<string, string>>): boolean =>
  Object.entries(mark).every(([key, value]) => labels[key] === value);

/** Whose an object is, for people, as far as it says so itself. */
export function ownerOf(metadata: FoundMetadata): string {
  const release = releaseOf(metadata);
  if (release !== undefined) return `the Helm release ${release.name} in namespace ${release.namespace}`;
  const { labels = {} } = metadata;
  const whole = labels[partOf];
  if (whole !== undefined) return `${whole}${labels[instance] === undefined ? "" : `, instance ${labels[instance]}`}`;
  return labels[managedBy] ?? "somebody who left neither Helm's annotations nor app.kubernetes.io labels";
}
