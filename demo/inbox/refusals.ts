import type { Reply } from "../http.ts";
import { HttpError, json } from "../http.ts";
import type { Kind } from "./message.ts";
import { isKind, kinds } from "./message.ts";

/** Kinds whose messages the inbox refuses, so that a drill can see notifications fail. */
export class Refusals {
  readonly #refused = new Set<Kind>();

  has(kind: Kind): boolean {
    return this.#refused.has(kind);
  }

  /** GET /faults, PUT and DELETE /faults/refuse?kind=KIND; DELETE /faults clears all. */
  serve(method: string, path: string, kind: string | null): Reply {
    if (path === "/faults") {
      if (method === "DELETE") this.#refused.clear();
      else if (method !== "GET") throw new HttpError(405, "/faults: expected GET or DELETE");
      return this.#list();
    }
    if (path !== "/faults/refuse") throw new HttpError(400, `got fault ${path}; expected /faults/refuse?kind=…`);
    if (method !== "PUT" && method !== "DELETE") throw new HttpError(405, `${path}: expected PUT or DELETE`);
    if (kind === null || !isKind(kind))
      throw new HttpError(400, `kind: got ${kind === null ? "nothing" : `"${kind}"`}; expected ${kinds.join(", ")}`);
    if (method === "PUT") this.#refused.add(kind);
    else this.#refused.delete(kind);
    return this.#list();
  }

  #list(): Reply {
    return json(200, { refuse: [...this.#refused].sort() });
  }
}
