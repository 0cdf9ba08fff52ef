import type { LogAlert } from "../../model/log-alert.ts";
import { literally, matcher } from "../prometheus/selector.ts";

/** A LogQL string literal: JSON's escapes are a part of those that LogQL has. */
const quoted = (text: string): string => JSON.stringify(text);

/**
 * The alert's expression. Labels come first: they alone say which streams are read at all. A text is then looked for in
 * the whole line, which is quick, before the few lines that have it are parsed to see whether it is in the message.
 *
 * Parsed fields get names of their own, lest they collide with labels. A line of a level is a JSON object, or Alloy
 * would have found no level in it, so that parsing cannot fail.
 */
export function logql({ service, lines, window, moreThan }: LogAlert, namespace: string): string {
  const { levels, message, fields = {} } = lines;
  const labels = [
    matcher("namespace", { is: namespace }),
    matcher("service", { is: service }),
    matcher("level", { in: levels }),
  ];
  const parsed = [...(message === undefined ? [] : ["message"]), ...Object.keys(fields)];
  const stages = [
    `{${labels.join(",")}}`,
    ...(message === undefined ? [] : [`|= ${quoted(message)}`]),
    ...(parsed.length === 0 ? [] : [`| json ${parsed.map((field) => `line_${field}=${quoted(field)}`).join(", ")}`]),
    ...(message === undefined ? [] : [`| line_message=~${quoted(`(?s).*${literally(message)}.*`)}`]),
    ...Object.entries(fields).map(([field, text]) => `| line_${field}=${quoted(text)}`),
  ];
  return `sum(count_over_time(${stages.join(" ")} [${window}])) > ${moreThan}`;
}
