import { z } from "zod";
import { text } from "../../http.ts";
import { alertNames, titleStatus, withStatus } from "../alert-names.ts";
import { cssColor } from "../colors.ts";
import type { Link } from "../message.ts";
import type { MessageKind } from "./kind.ts";

const field = z.looseObject({
  title: z.string().optional(),
  value: z.string().optional(),
  short: z.boolean().optional(),
});
const action = z.looseObject({ type: z.string(), text: z.string().optional(), url: z.string().optional() });
const attachment = z.looseObject({
  color: z
    .string()
    .regex(/^(?:good|warning|danger|#?[0-9A-Fa-f]{6})?$/, "is good, warning, danger or a hex colour")
    .optional(),
  title: z.string().optional(),
  title_link: z.string().optional(),
  pretext: z.string().optional(),
  text: z.string().optional(),
  fallback: z.string().optional(),
  fields: z.array(field).nullish(),
  actions: z.array(action).max(5, "at most 5 actions").nullish(),
});

const isEmpty = (found: string | undefined): boolean => found === undefined || found.trim() === "";

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks and its page on attachments. */
const schema = z
  .looseObject({
    channel: z.string().optional(),
    username: z.string().optional(),
    icon_emoji: z
      .string()
      .regex(/^(?::[^:\s]+:)?$/, "is :name:")
      .optional(),
    text: z.string().max(40_000, "is longer than 40000 characters").optional(),
    blocks: z
      .array(z.looseObject({ type: z.string() }))
      .max(50, "at most 50 blocks")
      .optional(),
    attachments: z.array(attachment).max(100, "too_many_attachments: at most 100").optional(),
  })
  .refine(
    ({ text: words, attachments = [], blocks = [] }) => !isEmpty(words) || attachments.length > 0 || blocks.length > 0,
    "no_text: neither text, attachments nor blocks",
  );

/** Slack's links, `<url|text>`, and its three escapes, as a reader sees them. */
function readable(mrkdwn: string): string {
  return mrkdwn
    .replace(/<(https?:[^|>]+)(?:\|([^>]*))?>/g, (_, url: string, label: string | undefined) => label ?? url)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const linksIn = (mrkdwn: string): readonly Link[] =>
  [...mrkdwn.matchAll(/<(https?:[^|>]+)(?:\|([^>]*))?>/g)].map(([, url = "", label]) => ({ text: label ?? url, url }));

export const slack: MessageKind<z.infer<typeof schema>> = {
  schema,
  accepted: () => text(200, "ok"),
  refused: (issues) => {
    const code = issues.map((one) => /\b(no_text|too_many_attachments)\b/.exec(one)?.[1]).find((found) => found);
    return text(400, `${code ?? "invalid_payload"}\n${issues.join("\n")}`);
  },
  render: (payload) => {
    const attachments = payload.attachments ?? [];
    const texts = [payload.text, ...attachments.flatMap(({ pretext, text: words }) => [pretext, words])];
    const written = texts.filter((words): words is string => !isEmpty(words));
    const title = attachments.map((one) => one.title).find((found) => !isEmpty(found)) ?? readable(written[0] ?? "");
    const fields = attachments
      .flatMap((one) => one.fields ?? [])
      .map((one) => ({ title: readable(one.title ?? ""), value: readable(one.value ?? "") }));
    const actions = attachments.flatMap((one) => one.actions ?? []);
    const links: readonly Link[] = [
      ...attachments.flatMap(({ title_link: url }) =>
        url === undefined || url === "" ? [] : [{ text: "Title", url }],
      ),
      ...[...written, ...attachments.flatMap((one) => one.fields ?? []).map(({ value }) => value ?? "")].flatMap(
        linksIn,
      ),
      ...actions.flatMap(({ text: label, url }) => (url === undefined ? [] : [{ text: label ?? url, url }])),
    ];
    const color = attachments[0]?.color;
    const status = titleStatus(title);
    const text = { title: readable(title), body: written.map(readable).join("\n\n"), fields, links };
    return { status, color: cssColor(color, status), alertStatus: withStatus(alertNames(text), status), ...text };
  },
};
