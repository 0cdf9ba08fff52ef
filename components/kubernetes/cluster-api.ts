import { request as plain } from "node:http";
import type { OutgoingHttpHeaders } from "node:http";
import { request as encrypted } from "node:https";
import type { RequestOptions } from "node:https";
import { text } from "node:stream/consumers";
import type { KubeConfig } from "@kubernetes/client-node";

/** What every object of the Kubernetes API says of itself; no content, and so no secret. */
export interface FoundMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly deletionTimestamp?: string;
  readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly uid: string }[];
}

export interface FoundObject {
  readonly metadata: FoundMetadata;
}

/** An object whose kind its list says. */
export interface KindFound extends FoundMetadata {
  readonly kind: string;
}

/** A kind as the API's discovery describes it. */
interface ApiResource {
  /** As paths have it, e.g. `configmaps`; `deployments/status` is a part of another one. */
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

/** A cluster that cannot be reached, or an answer of it that is no success. */
export class ClusterError extends Error {
  /** HTTP status. Undefined: there was no answer. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.name = "ClusterError";
    this.status = status;
  }
}

/** What was asked of a cluster, or why there is no answer; any other error is ours, and is thrown. */
export const answered = <T>(asked: Promise<T>): Promise<T | ClusterError> =>
  asked.catch((error: unknown) => {
    if (error instanceof ClusterError) return error;
    throw error;
  });

/** Reads objects of a cluster. Each call throws a {@link ClusterError} where the cluster does not answer with success. */
export interface ClusterApi {
  /** The JSON at a path; undefined where nothing is there. */
  get<T>(path: string): Promise<T | undefined>;
  /** Complete objects at a path; none where the cluster does not know the kind. */
  list<T extends FoundObject>(path: string): Promise<readonly T[]>;
  /** The same without their content, which for Secrets and CRDs is large and not ours to read. */
  listMetadata(path: string): Promise<readonly FoundObject[]>;
  delete(path: string): Promise<void>;
}

/** A request that has not been answered by then, in milliseconds, will not be. */
const patience = 10_000;

const metadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** What a server's certificates, tokens and login programs make of a request. */
async function signed(config: KubeConfig, method: string): Promise<RequestOptions> {
  const options: RequestOptions = { method, headers: {} };
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    // A file that is not there, a login program that fails: the kubeconfig's, and not ours.
    throw new ClusterError(`its kubeconfig gives no login: ${error instanceof Error ? error.message : String(error)}`);
  }
  return options;
}

function urlOf(server: string, path: string): URL {
  const text = `${server.replace(/\/$/, "")}${path}`;
  if (!/^https?:/.test(text) || !URL.canParse(text)) {
    throw new ClusterError(`its kubeconfig names ${server === "" ? "no server" : `a server ${server}`}`);
  }
  return new URL(text);
}

function parsed({ body }: Answer, path: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ClusterError(`an answer for ${path} that is no JSON`);
  }
}

/** By kubeconfig, with whatever it says of certificates, tokens and login programs. */
export function clusterApi(config: KubeConfig): ClusterApi {
  const server = config.getCurrentCluster()?.server ?? "";

  async function send(method: string, path: string, accept: string): Promise<Answer> {
    const url = urlOf(server, path);
    const options = await signed(config, method);
    options.headers = { ...(options.headers as OutgoingHttpHeaders), accept };
    options.signal = AbortSignal.timeout(patience);
    return new Promise((resolve, reject) => {
      const failed = (error: Error & { readonly code?: string }): void => {
        const late = error.name === "TimeoutError" || error.name === "AbortError";
        reject(new ClusterError(late ? `no answer within ${patience / 1000} s` : (error.code ?? error.message)));
      };
      const request = (url.protocol === "http:" ? plain : encrypted)(url, options, (response) => {
        text(response).then((body) => {
          resolve({ status: response.statusCode ?? 0, body });
        }, failed);
      });
      request.on("error", failed);
      request.end();
    });
  }

  async function json<T>(path: string, accept = "application/json"): Promise<T | undefined> {
    const answer = await send("GET", path, accept);
    const { status } = answer;
    if (status === 404) return undefined;
    if (status !== 200) throw new ClusterError(`HTTP ${status} for ${path}`, status);
    return parsed(answer, path) as T;
  }

  async function items<T>(path: string, accept?: string): Promise<readonly T[]> {
    return (await json<{ readonly items?: readonly T[] | null }>(path, accept))?.items ?? [];
  }

  return {
    get: (path) => json(path),
    list: (path) => items(path),
    listMetadata: (path) => items(path, metadataOnly),
    async delete(path) {
      const { status } = await send("DELETE", path, "application/json");
      if (status >= 300 && status !== 404) throw new ClusterError(`HTTP ${status} for the deletion of ${path}`, status);
    },
  };
}

/** What the objects of one kind say of themselves. */
export const listOfKind = async (api: ClusterApi, path: string, kind: string): Promise<readonly KindFound[]> =>
  (await api.listMetadata(path)).map(({ metadata }) => ({ ...metadata, kind }));

/** Where the API has a group and version: the core one has a path of its own. */
const root = (apiVersion: string): string => (apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`);

export async function resourcesOf(api: ClusterApi, apiVersion: string): Promise<readonly ApiResource[]> {
  const found = await api.get<{ readonly resources?: readonly ApiResource[] }>(root(apiVersion));
  return (found?.resources ?? []).filter(({ name }) => !name.includes("/"));
}

/** Path of a kind's objects in a namespace, or of a kind of the whole cluster. */
export function objectsPath(
  apiVersion: string,
  { name, namespaced }: ApiResource,
  namespace: string | undefined,
): string {
  const within = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : "";
  return `${root(apiVersion)}${within}/${name}`;
}
