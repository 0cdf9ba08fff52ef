import type { LimitBreach } from "../../model/stack.ts";
import type { KubernetesObject } from "./object.ts";
import type { ClusterResources } from "./resources.ts";

/** Bytes of content that the API takes in a ConfigMap or a Secret. */
const most = 1_048_576;

/** Bytes to stay below: what is about the content counts too where a request or a history of it is limited. */
export const roomyContent = 900 * 1024;

/** Whether a text has room in a ConfigMap or a Secret of its own. */
export const hasRoom = (text: string): boolean => Buffer.byteLength(text) <= roomyContent;

const contents = ({ data, stringData }: KubernetesObject): Readonly<Record<string, string>> =>
  (data ?? stringData ?? {}) as Readonly<Record<string, string>>;

/** ConfigMaps and Secrets that the API server would refuse for their size. */
export function limitBreaches({ objects }: Pick<ClusterResources, "objects">): readonly LimitBreach[] {
  return objects
    .filter(({ object }) => object.kind === "ConfigMap" || object.kind === "Secret")
    .map(({ object }) => ({
      object,
      got: Object.values(contents(object)).reduce((bytes, text) => bytes + Buffer.byteLength(text), 0),
    }))
    .filter(({ got }) => got > most)
    .map(({ object: { kind, metadata }, got }) => ({
      backend: "kubernetes",
      limit: `bytes of the ${kind} ${metadata.name}`,
      expected: most,
      got,
    }));
}
