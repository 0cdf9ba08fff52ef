import type { KubernetesObject } from "../../components/kubernetes/object.ts";
import type { Cluster } from "../support/kubernetes/cluster.ts";
import type { RecordedResource } from "./deployment.ts";
import { plain } from "./deployment.ts";

const definerOf = "prometheus-operator-crds";

/** Inputs of a resource as the cluster gets them: without the provider's own keys, and with secrets in clear text. */
function objectOf({ inputs = {} }: RecordedResource): KubernetesObject {
  const own = Object.entries(inputs).filter(([key]) => !key.startsWith("__"));
  return Object.fromEntries(own.map(([key, value]) => [key, plain(value)])) as unknown as KubernetesObject;
}

/** A definition of a kind that takes whatever it is given, and belongs to a release. */
function definition(apiVersion: string, kind: string, release: Readonly<Record<string, string>>): KubernetesObject {
  const [group = "", version = ""] = apiVersion.split("/");
  const singular = kind.toLowerCase();
  const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${singular}s.${group}`, annotations: release },
    spec: {
      group,
      scope: "Namespaced",
      names: { kind, singular, plural: `${singular}s` },
      versions: [{ name: version, served: true, storage: true, schema }],
    },
  };
}

/** The annotations by which Helm knows what the release of a chart has made. */
function helmAnnotations(chart: string, resources: readonly RecordedResource[]): Readonly<Record<string, string>> {
  const release = resources.find(
    ({ type, inputs }) => type.endsWith(":Release") && String(inputs?.chart).endsWith(chart),
  );
  const { name, namespace } = release?.inputs ?? {};
  return { "meta.helm.sh/release-name": String(name), "meta.helm.sh/release-namespace": String(namespace) };
}

/** Makes the objects that a kept state records of a cluster; what its releases made is left out, but for their kinds. */
export async function reviveObjects(cluster: Cluster, resources: readonly RecordedResource[]): Promise<void> {
  const objects = resources
    .filter(({ type }) => type.startsWith("kubernetes:") && !type.endsWith(":Release"))
    .map(objectOf);
  const isNamespace = ({ kind }: KubernetesObject): boolean => kind === "Namespace";
  const release = helmAnnotations(definerOf, resources);
  const defined = new Map(
    objects
      .filter(({ apiVersion }) => apiVersion.startsWith("monitoring.coreos.com/"))
      .map(({ apiVersion, kind }) => [kind, definition(apiVersion, kind, release)]),
  );
  await cluster.apply([...objects.filter(isNamespace), ...defined.values()]);
  await cluster.kubectl(["wait", "--for=condition=Established", "customresourcedefinitions", "--all"]);
  await cluster.apply(objects.filter((object) => !isNamespace(object)));
}
