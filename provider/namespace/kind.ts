import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { ClusterApi, FoundObject } from "../../components/kubernetes/cluster-api.ts";
import { clusterApi, ClusterError } from "../../components/kubernetes/cluster-api.ts";
import { hasLabels } from "../../components/kubernetes/owner.ts";
import { loadKubeconfig } from "../../components/kubernetes/preflight/kubeconfig.ts";
import type { ResourceKind } from "../resource-kind.ts";
import { judged, namespaceContents, type Content, type Known } from "./contents.ts";

// A type alias, not an interface: only it is assignable to the index signature of Properties.
/* eslint-disable @typescript-eslint/consistent-type-definitions */
/** What a program says of it; documented in components/provider/namespace-removal.ts. */
export type NamespaceRemovalInput = {
  namespace: string;
  /** Undefined: as the environment has it, when the namespace goes. */
  kubeconfig?: string;
  context?: string;
  /** How long the cluster may take to delete the namespace. */
  timeoutSeconds: number;
  labels: Record<string, string>;
  releases: string[];
  claims: { name: string; numbered: boolean }[];
  leftovers: string[];
  domains: string[];
};

/** What the stack has had in its namespace since it was made: what an engine that was changed since left is ours too. */
type NamespaceRemovalState = NamespaceRemovalInput & { ever: Past };

type Past = Pick<NamespaceRemovalInput, "releases" | "claims" | "leftovers" | "domains">;
/* eslint-enable @typescript-eslint/consistent-type-definitions */

function together(one: Past, other: Past): Past {
  const texts = (key: "releases" | "leftovers" | "domains"): string[] =>
    [...new Set([...one[key], ...other[key]])].sort();
  const claims = new Map([...one.claims, ...other.claims].map((claim) => [`${claim.name}/${claim.numbered}`, claim]));
  return {
    releases: texts("releases"),
    claims: [...claims.values()],
    leftovers: texts("leftovers"),
    domains: texts("domains"),
  };
}

const texts = z.array(z.string(), { error: "must be a list of texts" });
const text = z.string({ error: "must be a text" }).min(1, "must not be empty");

/** How often we look whether the namespace is gone, in milliseconds. */
const pollMs = 500;

/** The API's own paths, where a person would write `kubectl get`. */
const named = (contents: readonly Content[]): string => {
  const shown = contents.slice(0, 5).map(({ kind, name }) => `${kind} ${name}`);
  return `${shown.join(", ")}${contents.length > shown.length ? ` and ${contents.length - shown.length} more` : ""}`;
};

/** Why the namespace has to stay, in a sentence; undefined where it can go. */
async function obstacle(
  api: ClusterApi,
  namespace: string,
  got: FoundObject,
  known: Known,
): Promise<string | undefined> {
  if (!hasLabels(got.metadata, known.labels)) return "it no longer has the labels of this stack";
  try {
    const { contents, namespaced } = await namespaceContents(api, namespace);
    const { foreign, inUse } = judged(contents, known, namespaced);
    if (foreign.length > 0) return `it holds what is not this stack's: ${named(foreign)}`;
    return inUse.length > 0 ? `the stack still has objects in it: ${named(inUse)}` : undefined;
  } catch (error) {
    if (error instanceof ClusterError) return `it could not be looked at whole (${error.message})`;
    throw error;
  }
}

async function connected({ kubeconfig, context }: NamespaceRemovalInput): Promise<ClusterApi> {
  const { config, issues } = await loadKubeconfig({ kubeconfig, context });
  if (config !== undefined) return clusterApi(config);
  throw new Error(issues.map(({ path, got, expected }) => `${path}: got ${got}; expected: ${expected}`).join("; "));
}

/**
 * The end of a namespace of ours. It does nothing while the stack is there; when it goes, after everything else of the
 * stack, the namespace goes with it, but only if nothing in it is another's. A namespace that stays is no failure: it is
 * said, and the rest of the stack is gone.
 */
export const namespaceRemovalKind: ResourceKind<NamespaceRemovalInput, NamespaceRemovalInput, NamespaceRemovalState> = {
  properties: {
    namespace: text,
    kubeconfig: text.optional(),
    context: text.optional(),
    timeoutSeconds: z.number({ error: "must be seconds" }).positive("must be seconds, above 0"),
    labels: z
      .record(z.string(), z.string(), { error: "must be labels" })
      .refine((labels) => Object.keys(labels).length > 0, "must have the labels of the stack"),
    releases: texts,
    claims: z.array(z.object({ name: z.string(), numbered: z.boolean() }), { error: "must be a list of claims" }),
    leftovers: texts,
    domains: texts,
  },
  computed: {},

  examine: () => Promise.resolve([]),

  complete: (input) => input,

  plan: (changed) => ({
    replaces: ["namespace"].filter((name) => changed.has(name)),
    deleteBeforeReplace: false,
  }),

  create: (inputs) => Promise.resolve({ id: inputs.namespace, state: { ...inputs, ever: together(inputs, inputs) } }),

  read: (state) => Promise.resolve(state),

  update: (state, inputs) => Promise.resolve({ ...inputs, ever: together(state.ever, inputs) }),

  async delete(state, { signal, warn }) {
    const { namespace, timeoutSeconds } = state;
    const api = await connected(state);
    const path = `/api/v1/namespaces/${namespace}`;
    const got = await api.get<FoundObject>(path);
    if (got === undefined) return;
    const reason = await obstacle(api, namespace, got, { ...state.ever, labels: state.labels });
    if (reason !== undefined) {
      await warn(
        `The namespace ${namespace} stays: ${reason}. Once nobody needs it: kubectl delete namespace ${namespace}`,
      );
      return;
    }
    await api.delete(path);
    const end = performance.now() + timeoutSeconds * 1000;
    while ((await api.get(path)) !== undefined) {
      signal.throwIfAborted();
      if (performance.now() > end) {
        throw new Error(`the namespace ${namespace} is being deleted, but was not gone after ${timeoutSeconds} s`);
      }
      await sleep(pollMs);
    }
  },
};
