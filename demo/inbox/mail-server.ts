import { SMTPServer } from "smtp-server";
import { listen } from "../http.ts";
import { readEmail } from "./kinds/email.ts";
import type { Refusals } from "./refusals.ts";
import type { MessageStore } from "./store.ts";

/** Longest e-mail in bytes. */
const longest = 1024 * 1024;

const smtpError = (code: number, message: string): Error => Object.assign(new Error(message), { responseCode: code });

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** Starts the inbox's SMTP server on 127.0.0.1: no TLS, no sign-in, since nothing leaves this machine. */
export async function startMailServer(
  port: number,
  store: MessageStore,
  refusals: Refusals,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: longest,
    closeTimeout: 500,
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address).sort();
      collect(stream)
        .then(async (source) => {
          if (refusals.has("email")) throw smtpError(554, "injected fault: email is refused");
          if (stream.sizeExceeded) throw smtpError(552, `the message is longer than ${longest} bytes`);
          const { email, rendered } = await readEmail(source, recipients);
          store.add("email", recipients.join(", "), rendered, email);
        })
        .then(
          () => {
            callback(null);
          },
          (error: unknown) => {
            callback(error as Error);
          },
        );
    },
  });
  // A client that hangs up in the middle is its own trouble.
  server.on("error", () => undefined);
  return {
    port: await listen(server.server, port, "the inbox's SMTP server"),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
