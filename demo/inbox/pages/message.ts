import type { Markup } from "../../html.ts";
import { html, link, page } from "../../html.ts";
import type { Message } from "../message.ts";

const kindTitles = {
  webhook: "Webhook",
  heartbeat: "Heartbeat",
  slack: "Slack",
  pagerduty: "PagerDuty",
  discord: "Discord",
  teams: "Teams",
  email: "E-mail",
} as const;

const receiverOf = ({ kind, receiver }: Message): string =>
  kind === "slack" ? `#${receiver.replace(/^#/, "")}` : receiver;

/** A message as its reader would see it. */
export function messageView(message: Message): Markup {
  const { id, kind, title, body, html: mail, fields, links, alerts, status, color, receivedAtIso } = message;
  // An empty sandbox runs no script, sends no form and has no origin; its content is an attribute, so it is escaped.
  const text =
    mail === undefined
      ? html`<p class="text">${body}</p>`
      : html`<iframe sandbox srcdoc="${mail}" title="${title}"></iframe>`;
  return html`<article style="border-left-color: ${color}">
    <small
      >${kindTitles[kind]} · ${receiverOf(message)} · ${status} · <a href="/messages/${id}">${receivedAtIso}</a></small
    >
    <h2>${title}</h2>
    ${text}
    <table>
      ${fields.map(
        (field) =>
          html`<tr>
            <th>${field.title}</th>
            <td class="text">${field.value}</td>
          </tr>`,
      )}
    </table>
    <p>
      ${links.map(({ text: words, url }) => html`${link(url, words)} · `)}${alerts.map(
        (name) => html`<a href="/alerts/${encodeURIComponent(name)}">${name}</a> `,
      )}
    </p>
  </article>`;
}

/** /messages/ID: rendered, and as it came. */
export const messagePage = (message: Message): string =>
  page(
    message.title,
    html`<nav><a href="/">Inbox</a></nav>
      ${messageView(message)}
      <h2>As it came</h2>
      <pre>${JSON.stringify(message.raw, undefined, 2)}</pre>`,
  );
