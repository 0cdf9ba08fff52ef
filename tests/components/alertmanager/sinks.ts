import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json, text } from "node:stream/consumers";
import PostalMime from "postal-mime";
import type { Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { serverOptions } from "../../../demo/http.ts";
import type { Inbox } from "../../../components/alertmanager/compile.ts";

interface Posted {
  /** Path with query. */
  readonly path: string;
  readonly body: unknown;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Login {
  readonly username: string;
  readonly password: string;
}

export interface Sinks {
  readonly inbox: Inbox;
  readonly posts: readonly Posted[];
  readonly mails: readonly { readonly to: readonly string[]; readonly mail: Email }[];
  readonly logins: readonly Login[];
  stop(): Promise<void>;
}

/** Takes what Alertmanager sends by HTTP and SMTP, on free ports of 127.0.0.1. */
export async function startSinks(): Promise<Sinks> {
  const posts: Posted[] = [];
  const mails: { to: string[]; mail: Email }[] = [];
  const logins: Login[] = [];
  const http = createServer(serverOptions, (request, response) => {
    void json(request).then((body) => {
      posts.push({ path: request.url ?? "", body, at: Date.now() });
      const pagerduty = request.url?.startsWith("/pagerduty") === true;
      response.writeHead(pagerduty ? 202 : 200, { "content-type": "text/plain" }).end("ok");
    });
  });
  const smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth({ username, password }, _session, done) {
      logins.push({ username: username ?? "", password: password ?? "" });
      done(null, { user: username });
    },
    onData(stream, session, done) {
      void text(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
          done();
        });
    },
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const mailSocket = smtp.listen(0, "127.0.0.1");
  await once(mailSocket, "listening");
  return {
    inbox: {
      url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
      smtpHost: "127.0.0.1",
      smtpPort: (mailSocket.address() as AddressInfo).port,
    },
    posts,
    mails,
    logins,
    async stop() {
      http.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => http.close(resolve)),
        new Promise<void>((resolve) => {
          smtp.close(resolve);
        }),
      ]);
    },
  };
}
