import { createServer } from "node:http";
import { close, listen, listener, serverOptions } from "../http.ts";
import { startMailServer } from "./mail-server.ts";
import { Refusals } from "./refusals.ts";
import { inboxHandler } from "./routes.ts";
import { Runbooks } from "./runbooks.ts";
import { MessageStore } from "./store.ts";

export interface InboxOptions {
  /** 0: any free port. */
  readonly port: number;
  /** 0: any free port. */
  readonly smtpPort: number;
  /** Folder that messages are kept in; undefined: they are gone with the process. */
  readonly dataDirectory: string | undefined;
  /** Folder of the runbooks, NAME.md. */
  readonly runbooksDirectory: string | undefined;
  readonly prometheusUrl: string | undefined;
  readonly alertmanagerUrl: string | undefined;
}

export interface Inbox {
  readonly port: number;
  readonly smtpPort: number;
  close(): Promise<void>;
}

/** Starts the inbox on 127.0.0.1. @throws where a port is taken; then nothing is left running */
export async function startInbox(options: InboxOptions): Promise<Inbox> {
  const store = new MessageStore(options.dataDirectory);
  const refusals = new Refusals();
  const runbooks = new Runbooks(options.runbooksDirectory);
  const { prometheusUrl, alertmanagerUrl } = options;
  const server = createServer(
    serverOptions,
    listener(inboxHandler({ store, refusals, runbooks, prometheusUrl, alertmanagerUrl })),
  );
  const port = await listen(server, options.port, "the inbox");
  try {
    const mail = await startMailServer(options.smtpPort, store, refusals);
    return {
      port,
      smtpPort: mail.port,
      close: async () => {
        await Promise.all([close(server), mail.close()]);
      },
    };
  } catch (error) {
    await close(server);
    throw error;
  }
}
