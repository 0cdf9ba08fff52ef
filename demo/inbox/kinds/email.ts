import PostalMime from "postal-mime";
import { alertNames, titleStatus, withStatus } from "../alert-names.ts";
import { cssColor } from "../colors.ts";
import { htmlText, linksInHtml, linksInMarkdown } from "../links.ts";
import type { Rendered } from "../message.ts";

/** What is kept of an e-mail beside how it looks. */
interface Email {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** "Severity: critical" and its like, one a line, as the product's e-mails have them. */
const fieldLine = /^(Severity|Service|Environment|Description|Time):\s*(.+)$/gm;

/** Reads an e-mail as it came over the wire. `recipients` are the envelope's. */
export async function readEmail(
  source: Buffer,
  recipients: readonly string[],
): Promise<{ readonly email: Email; readonly rendered: Rendered }> {
  const parsed = await PostalMime.parse(source);
  const email: Email = {
    from: parsed.from?.address ?? "",
    to: recipients,
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html ?? "",
    headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value])),
  };
  const body = (email.text === "" ? htmlText(email.html) : email.text).trim();
  const fields = [...body.matchAll(fieldLine)].map(([, title = "", value = ""]) => ({ title, value }));
  const status = titleStatus(email.subject);
  const severity =
    /\[(CRITICAL|WARNING|INFO)\]/.exec(email.subject)?.[1] ?? fields.find((one) => one.title === "Severity")?.value;
  const text = {
    title: email.subject,
    body,
    fields,
    links: [...linksInHtml(email.html), ...(email.html === "" ? linksInMarkdown(email.text) : [])],
  };
  const rendered: Rendered = {
    status,
    color: cssColor(severity, status),
    alertStatus: withStatus(alertNames(text), status),
    ...text,
    ...(email.html === "" ? {} : { html: email.html }),
  };
  return { email, rendered };
}
