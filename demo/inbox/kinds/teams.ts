import { z } from "zod";
import { json, text } from "../../http.ts";
import { alertNames, titleStatus, withStatus } from "../alert-names.ts";
import { cssColor } from "../colors.ts";
import type { Field, Link } from "../message.ts";
import { linksInMarkdown, readableMarkdown } from "../links.ts";
import type { MessageKind } from "./kind.ts";

const adaptiveCard = "application/vnd.microsoft.card.adaptive";

const element = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  color: z.string().optional(),
  facts: z.array(z.looseObject({ title: z.string(), value: z.string() })).optional(),
});
const action = z.looseObject({ type: z.string(), title: z.string().optional(), url: z.string().optional() });
const card = z.looseObject({
  type: z.literal("AdaptiveCard"),
  version: z.string().regex(/^1\.\d+$/, "is 1.0 to 1.6"),
  body: z.array(element).min(1, "has no elements"),
  actions: z.array(action).max(6, "at most 6 actions").optional(),
});

/** What a Workflows webhook ("when a Teams webhook request is received") takes. */
const schema = z.looseObject({
  type: z.literal("message"),
  attachments: z
    .array(z.looseObject({ contentType: z.literal(adaptiveCard), contentUrl: z.null().optional(), content: card }))
    .min(1, "has no card"),
});

export const teams: MessageKind<z.infer<typeof schema>> = {
  // https://learn.microsoft.com/microsoftteams/limits-specifications-teams: 28 KB a message.
  maximumBytes: 28 * 1024,
  schema,
  accepted: () => text(202, ""),
  refused: (errors) => json(400, { error: { code: "InvalidRequestContent", message: errors.join("; ") } }),
  render: ({ attachments }) => {
    const elements = attachments.flatMap(({ content }) => content.body);
    const [heading, ...blocks] = elements.filter((one) => one.type === "TextBlock");
    const fields: readonly Field[] = elements
      .flatMap(({ facts }) => facts ?? [])
      .map(({ title, value }) => ({ title, value }));
    const written = blocks.map((one) => one.text ?? "");
    const links: readonly Link[] = [
      ...written.flatMap(linksInMarkdown),
      ...fields.flatMap(({ value }) => linksInMarkdown(value)),
      ...attachments
        .flatMap(({ content }) => content.actions ?? [])
        .flatMap(({ title, url }) => (url === undefined ? [] : [{ text: title ?? url, url }])),
    ];
    const title = heading?.text ?? "";
    const status = titleStatus(title);
    const text = { title, body: written.map(readableMarkdown).join("\n\n").trim(), fields, links };
    return {
      status,
      color: cssColor(heading?.color, status),
      alertStatus: withStatus(alertNames(text), status),
      ...text,
    };
  },
};
