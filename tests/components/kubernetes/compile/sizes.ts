import type { Part } from "../../../../components/kubernetes/compile/part.ts";

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** What is named in a list stands under its name, not its number. */
const step = (key: string, value: unknown): string =>
  isTree(value) && typeof value.name === "string" ? value.name : key;

const counts: readonly string[] = ["replicas", "replicaCount", "count", "shards"];

/** What one level of a tree says of its own size. */
function own(tree: Tree): readonly string[] {
  const counted = counts.flatMap((key) => (typeof tree[key] === "number" ? [`${key} ${tree[key]}`] : []));
  const { resources, size, image } = tree;
  const requests = isTree(resources) && isTree(resources.requests) ? resources.requests : {};
  const limits = isTree(resources) && isTree(resources.limits) ? resources.limits : {};
  const taken = [
    ...(requests.cpu === undefined ? [] : [`cpu ${text(requests.cpu)}`]),
    ...(requests.memory === undefined ? [] : [`memory ${text(requests.memory)} to ${text(limits.memory)}`]),
    ...(requests.storage === undefined ? [] : [`volume ${text(requests.storage)}`]),
    ...(typeof size === "string" ? [`volume ${size}`] : []),
    ...(typeof image === "string" ? [image] : []),
  ];
  return [...counted, ...taken];
}

/** Levels that only wrap what has a size. */
const wrappers =
  /\b(?:spec|template|podTemplate|jobTemplate|containers|volumeClaimTemplates?|nodeSets|storage(?:Spec)?)\b\.?/g;

/** What an immutable object's name ends in, so that a change makes another. */
const digest = /-[0-9a-f]{8}$/;

function* lines(tree: unknown, path: string): Generator<string> {
  if (typeof tree !== "object" || tree === null) return;
  if (isTree(tree)) {
    const sizes = own(tree);
    if (sizes.length > 0) yield `${path.replace(wrappers, "").replace(/\.$/, "")}: ${sizes.join(", ")}`;
  }
  for (const [key, value] of Object.entries(tree)) yield* lines(value, `${path}.${step(key, value)}`);
}

/**
 * How much a part takes of a cluster, a line for each of its containers, replicas and volumes: what decides whether it
 * fits, bears its load and outlives a node.
 */
export function sizes({ releases, objects }: Part): readonly string[] {
  return [
    ...releases.flatMap(({ name, values }) => [...lines(values, name)]),
    ...objects.flatMap(({ object }) => [...lines(object.spec, object.metadata.name.replace(digest, ""))]),
  ];
}
