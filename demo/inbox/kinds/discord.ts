import { z } from "zod";
import { json } from "../../http.ts";
import { alertNames, titleStatus, withStatus } from "../alert-names.ts";
import { cssColor } from "../colors.ts";
import { linksInMarkdown, readableMarkdown } from "../links.ts";
import type { MessageKind } from "./kind.ts";

const upTo = (length: number) => z.string().max(length, `must be ${length} or fewer in length`);

const embed = z.looseObject({
  title: upTo(256).optional(),
  description: upTo(4096).optional(),
  url: z.string().optional(),
  color: z.int().min(0).max(0xffffff).optional(),
  timestamp: z.string().optional(),
  footer: z.looseObject({ text: upTo(2048) }).optional(),
  fields: z
    .array(z.looseObject({ name: upTo(256).min(1), value: upTo(1024).min(1), inline: z.boolean().optional() }))
    .max(25, "must be 25 or fewer in length")
    .optional(),
});

const empty = "Cannot send an empty message";
/** Of all embeds of a message together. */
const longestEmbeds = 6000;

const embedLength = (one: z.infer<typeof embed>): number =>
  [
    one.title,
    one.description,
    one.footer?.text,
    ...(one.fields ?? []).flatMap(({ name, value }) => [name, value]),
  ].reduce((sum, words) => sum + (words?.length ?? 0), 0);

/** https://discord.com/developers/docs/resources/webhook#execute-webhook and its page on embed limits. */
const schema = z
  .looseObject({
    content: upTo(2000).nullish(),
    username: upTo(80).nullish(),
    avatar_url: z.string().nullish(),
    embeds: z.array(embed).max(10, "must be 10 or fewer in length").optional(),
  })
  .refine(({ content, embeds = [] }) => (content ?? "") !== "" || embeds.length > 0, empty)
  .refine(
    ({ embeds = [] }) => embeds.reduce((sum, one) => sum + embedLength(one), 0) <= longestEmbeds,
    `embeds: size exceeds maximum size of ${longestEmbeds}`,
  );

export const discord: MessageKind<z.infer<typeof schema>> = {
  schema,
  accepted: () => ({ status: 204, type: "application/json", body: "" }),
  refused: (errors) =>
    errors.includes(empty)
      ? json(400, { message: empty, code: 50006 })
      : json(400, { message: "Invalid Form Body", code: 50035, errors }),
  render: ({ content, embeds = [] }) => {
    const title = embeds[0]?.title ?? content ?? "";
    const written = [content ?? "", ...embeds.map(({ description }) => description ?? "")].filter(
      (words) => words !== "",
    );
    const fields = embeds
      .flatMap((one) => one.fields ?? [])
      .map(({ name, value }) => ({ title: name, value: readableMarkdown(value) }));
    const links = [
      ...embeds.flatMap(({ url }) => (url === undefined ? [] : [{ text: "Title", url }])),
      ...written.flatMap(linksInMarkdown),
      ...embeds.flatMap((one) => one.fields ?? []).flatMap(({ value }) => linksInMarkdown(value)),
    ];
    const status = titleStatus(title);
    const text = { title, body: written.map(readableMarkdown).join("\n\n").trim(), fields, links };
    const rgb = embeds[0]?.color?.toString(16).padStart(6, "0");
    return {
      status,
      color: cssColor(rgb, status),
      alertStatus: withStatus(alertNames(text), status),
      ...text,
    };
  },
};
