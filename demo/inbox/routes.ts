import type { Handler, Reply, Request } from "../http.ts";
import { HttpError, decoded, htmlPage, json } from "../http.ts";
import type { Kind, MessageFilter } from "./message.ts";
import { isKind, kinds, statuses } from "./message.ts";
import { alertPage } from "./pages/alert.ts";
import { listPage } from "./pages/list.ts";
import { messagePage } from "./pages/message.ts";
import { receive } from "./receive.ts";
import type { Refusals } from "./refusals.ts";
import type { Runbooks } from "./runbooks.ts";
import type { MessageStore } from "./store.ts";

interface InboxParts {
  readonly store: MessageStore;
  readonly refusals: Refusals;
  readonly runbooks: Runbooks;
  readonly prometheusUrl: string | undefined;
  readonly alertmanagerUrl: string | undefined;
}

const filterNames = ["kind", "receiver", "alert", "status", "since"] as const;

/** @throws HttpError 400 naming every issue in the query */
function filterOf(query: URLSearchParams): MessageFilter {
  const [kind, receiver, alert, status, since] = filterNames.map((name) => query.get(name) ?? undefined);
  const issues = [...query.keys()]
    .filter((name) => !(filterNames as readonly string[]).includes(name))
    .map((name) => `got parameter "${name}"; expected ${filterNames.join(", ")}`);
  if (kind !== undefined && !isKind(kind)) issues.push(`kind: got "${kind}"; expected ${kinds.join(", ")}`);
  if (status !== undefined && !(statuses as readonly string[]).includes(status))
    issues.push(`status: got "${status}"; expected ${statuses.join(", ")}`);
  if (since !== undefined && !/^\d+(?:\.\d+)?$/.test(since))
    issues.push(`since: got "${since}"; expected a message's id, or milliseconds since 1970`);
  if (issues.length > 0) throw new HttpError(400, issues.join("; "));
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(receiver === undefined ? {} : { receiver }),
    ...(alert === undefined ? {} : { alert }),
    ...(status === undefined ? {} : { status }),
    ...(since === undefined ? {} : { since: Number(since) }),
  };
}

function serveMessages(request: Request, store: MessageStore): Reply {
  if (request.method === "DELETE") store.clear();
  else if (request.method !== "GET") throw new HttpError(405, "/api/messages: expected GET or DELETE");
  return json(200, { messages: store.find(filterOf(request.query)) });
}

function serveList(request: Request, store: MessageStore): Reply {
  const asked = request.query.get("kind") ?? "";
  const kind: Kind | undefined = isKind(asked) ? asked : undefined;
  const messages = store
    .find(kind === undefined ? {} : { kind })
    .filter((one) => kind !== undefined || one.kind !== "heartbeat");
  return htmlPage(200, listPage(messages, kind, store.find({ kind: "heartbeat" }).at(-1)));
}

const orNotFound = (body: string | undefined, what: string): Reply => {
  if (body === undefined) throw new HttpError(404, `there is no ${what}`);
  return htmlPage(200, body);
};

/** Everything that the inbox serves over HTTP. */
export function inboxHandler(parts: InboxParts): Handler {
  const { store, refusals, runbooks, prometheusUrl, alertmanagerUrl } = parts;
  return async (request) => {
    const { method, path, query } = request;
    if (path === "/faults" || path.startsWith("/faults/")) return refusals.serve(method, path, query.get("kind"));
    if (path === "/api/messages") return serveMessages(request, store);
    if (method === "POST") return receive(request, store, refusals);
    if (method !== "GET" && method !== "HEAD") throw new HttpError(405, `${path}: expected GET or POST`);
    if (path === "/") return serveList(request, store);
    const [, section, part, ...more] = path.split("/");
    if (part === undefined || part === "" || more.length > 0) throw new HttpError(404, `nothing at ${path}`);
    const name = decoded(part);
    if (section === "messages") {
      const message = store.get(Number(name));
      return orNotFound(message === undefined ? undefined : messagePage(message), `message ${name}`);
    }
    if (section === "runbooks") return orNotFound(runbooks.page(name), `runbook ${name}`);
    if (section !== "alerts") throw new HttpError(404, `nothing at ${path}`);
    const sources = {
      prometheusUrl,
      alertmanagerUrl,
      messages: store.find({ alert: name }),
      hasRunbook: runbooks.has(name),
    };
    return htmlPage(200, await alertPage(name, sources));
  };
}
