import { startInbox } from "../../../demo/inbox/inbox.ts";
import type { Inbox, InboxOptions } from "../../../demo/inbox/inbox.ts";
import type { Message } from "../../../demo/inbox/message.ts";

export interface RunningInbox {
  readonly inbox: Inbox;
  readonly url: string;
  post(path: string, payload: unknown): Promise<Response>;
  messages(query?: string): Promise<readonly Message[]>;
  /** Body of a GET, whatever its status. */
  text(path: string): Promise<string>;
  status(path: string, init?: RequestInit): Promise<number>;
}

/** An inbox on free ports that keeps nothing by default. */
export async function runInbox(options: Partial<InboxOptions> = {}): Promise<RunningInbox> {
  const inbox = await startInbox({
    port: 0,
    smtpPort: 0,
    dataDirectory: undefined,
    runbooksDirectory: undefined,
    prometheusUrl: undefined,
    alertmanagerUrl: undefined,
    ...options,
  });
  const url = `http://127.0.0.1:${inbox.port}`;
  const text = async (path: string) => (await fetch(`${url}${path}`)).text();
  return {
    inbox,
    url,
    text,
    post: (path, payload) =>
      fetch(`${url}${path}`, { method: "POST", body: typeof payload === "string" ? payload : JSON.stringify(payload) }),
    messages: async (query = "") =>
      (JSON.parse(await text(`/api/messages?${query}`)) as { messages: readonly Message[] }).messages,
    status: async (path, init) => {
      const reply = await fetch(`${url}${path}`, init);
      await reply.arrayBuffer();
      return reply.status;
    },
  };
}
