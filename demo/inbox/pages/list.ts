import { html, page } from "../../html.ts";
import type { Message } from "../message.ts";
import { kinds } from "../message.ts";
import { messageView } from "./message.ts";

/** Messages on the page; the rest is in /api/messages. */
const shown = 50;
const refreshSeconds = 5;

/**
 * The inbox's page, newest first.
 * @param messages oldest first, of the kind asked for; without one, all but heartbeats
 */
export function listPage(
  messages: readonly Message[],
  kind: string | undefined,
  heartbeat: Message | undefined,
): string {
  const newest = messages.slice(-shown).reverse();
  const filters = kinds.map((name) =>
    name === kind ? html`<strong>${name}</strong> ` : html`<a href="/?kind=${name}">${name}</a> `,
  );
  const beat = heartbeat === undefined ? "none yet" : heartbeat.receivedAtIso;
  const body = html`<h1>Inbox</h1>
    <nav><a href="/">all</a> ${filters}</nav>
    <p class="quiet">
      ${messages.length} messages; last heartbeat: ${beat}. The page reloads every ${refreshSeconds} s.
    </p>
    ${newest.length === 0 ? html`<p>No messages. Break something on the demo backend's page, and wait for the alert.</p>` : newest.map(messageView)}`;
  return page("Inbox", body, refreshSeconds);
}
