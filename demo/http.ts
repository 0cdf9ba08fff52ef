import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";

/** What a handler gives back. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Called when the reply has left. */
  readonly sent?: () => void;
}

/** A request as handlers see it; the body is read on demand. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  body(): Promise<string>;
}

export type Handler = (request: Request) => Reply | Promise<Reply>;

/** Longest accepted body in bytes; PagerDuty, whose limit is the highest of the vendors, takes 512 KiB. */
const bodyLimit = 1024 * 1024;

/** A request that cannot be served, answered with its status. */
export class HttpError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const json = (status: number, value: unknown): Reply => ({
  status,
  type: "application/json",
  body: `${JSON.stringify(value)}\n`,
});
export const text = (status: number, body: string): Reply => ({ status, type: "text/plain; charset=utf-8", body });
export const htmlPage = (status: number, body: string): Reply => ({ status, type: "text/html; charset=utf-8", body });

/** A part of an address without its escapes. @throws HttpError 400 where they are broken */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpError(400, `"${part}" cannot be decoded`);
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > bodyLimit) throw new HttpError(413, `the body is longer than ${bodyLimit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The request's body as JSON. @throws HttpError 400 */
export async function readJson(request: Request): Promise<unknown> {
  const body = await request.body();
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new HttpError(400, "the body is not JSON");
  }
}

/**
 * Options of every server: it outlives its clients' idle connections, of which Prometheus and Alertmanager keep theirs
 * for 5 minutes. With Node's own 5 s the server would close a connection just as a client sends its next message on it.
 */
export const serverOptions = { keepAliveTimeout: 6 * 60_000 } as const;

/** A node:http listener around a handler: HttpError becomes its status, anything else 500. */
export const listener = (handler: Handler) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
  const send = ({ status, type, body, sent }: Reply) => {
    outgoing.writeHead(status, {
      "content-type": type,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    outgoing.end(incoming.method === "HEAD" || status === 204 ? undefined : body, sent);
  };
  const answer = async (): Promise<Reply> => {
    // The origin only completes what URL needs; requests carry a path.
    const base = "http://localhost";
    const target = incoming.url ?? "/";
    if (!URL.canParse(target, base)) throw new HttpError(400, "the address cannot be read");
    const url = new URL(target, base);
    return handler({
      method: incoming.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: () => readBody(incoming),
    });
  };
  answer().then(send, (error: unknown) => {
    if (error instanceof HttpError) send(json(error.status, { error: error.message }));
    else {
      console.error(error);
      send(json(500, { error: "internal error" }));
    }
  });
};

/**
 * Listens on 127.0.0.1 only.
 * @returns the port, also where 0 asked for any free one
 * @throws where the port is taken, naming it
 */
export async function listen(server: NetServer, port: number, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(new Error(taken ? `port ${port} (${what}) is taken on 127.0.0.1` : `${what}: ${error.message}`));
    });
    server.listen(port, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and ends the connections that are open. */
export async function close(server: Pick<Server, "close" | "closeAllConnections">): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
