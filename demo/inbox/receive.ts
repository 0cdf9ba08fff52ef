import type { Reply, Request } from "../http.ts";
import { HttpError, decoded, json } from "../http.ts";
import { discord } from "./kinds/discord.ts";
import type { MessageKind } from "./kinds/kind.ts";
import { issuesOf } from "./kinds/kind.ts";
import { pagerduty } from "./kinds/pagerduty.ts";
import { slack } from "./kinds/slack.ts";
import { teams } from "./kinds/teams.ts";
import { webhook } from "./kinds/webhook.ts";
import type { Kind } from "./message.ts";
import type { Refusals } from "./refusals.ts";
import type { MessageStore } from "./store.ts";

interface Endpoint {
  readonly path: RegExp;
  readonly kind: Kind;
  readonly take: (context: Context) => Reply;
}

interface Context {
  readonly kind: Kind;
  /** As the path names it, or as its kind alone does; undefined where the message itself says it. */
  readonly receiver: string | undefined;
  readonly body: string;
  readonly store: MessageStore;
}

function parsed(body: string): { readonly payload: unknown } | undefined {
  try {
    return { payload: JSON.parse(body) as unknown };
  } catch {
    return undefined;
  }
}

/** Checks as the vendor does, keeps what it would take, and answers as it would. */
const taking =
  <Payload>(how: MessageKind<Payload>) =>
  ({ kind, receiver, body, store }: Context): Reply => {
    const { maximumBytes = Infinity } = how;
    if (Buffer.byteLength(body) > maximumBytes)
      return { ...how.refused([`the message is longer than ${maximumBytes} bytes`]), status: 413 };
    const found = parsed(body);
    if (found === undefined) return how.refused(["the body is not JSON"]);
    const checked = how.schema.safeParse(found.payload);
    if (!checked.success) return how.refused(issuesOf(checked.error));
    store.add(kind, receiver ?? how.receiver?.(checked.data) ?? kind, how.render(checked.data), found.payload);
    return how.accepted(checked.data);
  };

/** Where each kind is posted; a group in the path names the receiver. */
const endpoints: readonly Endpoint[] = [
  { path: /^\/$/, kind: "webhook", take: taking(webhook) },
  { path: /^\/heartbeat$/, kind: "heartbeat", take: taking(webhook) },
  { path: /^\/slack\/([^/]+)$/, kind: "slack", take: taking(slack) },
  { path: /^\/pagerduty\/v2\/enqueue$/, kind: "pagerduty", take: taking(pagerduty) },
  { path: /^\/discord\/([^/]+)$/, kind: "discord", take: taking(discord) },
  { path: /^\/teams\/([^/]+)$/, kind: "teams", take: taking(teams) },
];

const paths = "/, /heartbeat, /slack/NAME, /pagerduty/v2/enqueue, /discord/NAME, /teams/NAME";

/** Takes a message that is posted to the inbox. */
export async function receive(request: Request, store: MessageStore, refusals: Refusals): Promise<Reply> {
  for (const { path, kind, take } of endpoints) {
    const match = path.exec(request.path);
    if (match === null) continue;
    const body = await request.body();
    // As for a key that was revoked: Alertmanager retries a 500 until its notification times out, and counts that once.
    if (refusals.has(kind)) return json(403, { error: `injected fault: ${kind} is refused` });
    const name = match[1] === undefined ? undefined : decoded(match[1]);
    return take({ kind, receiver: kind === "heartbeat" ? kind : name, body, store });
  }
  throw new HttpError(404, `no messages are taken at ${request.path}; expected ${paths}`);
}
