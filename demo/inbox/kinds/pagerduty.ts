import { z } from "zod";
import { json } from "../../http.ts";
import { alertNames, mergedStatus, withStatus } from "../alert-names.ts";
import { cssColor } from "../colors.ts";
import type { Status } from "../message.ts";
import type { MessageKind } from "./kind.ts";

const severities = ["critical", "error", "warning", "info"] as const;
const required = z.string().min(1, "is empty");

const event = z.looseObject({
  summary: required.max(1024, "is longer than 1024 characters"),
  source: required,
  severity: z.enum(severities),
  component: z.string().optional(),
  group: z.string().optional(),
  class: z.string().optional(),
  custom_details: z.record(z.string(), z.unknown()).optional(),
});

/** Events API v2, https://developer.pagerduty.com/docs/send-alert-event */
const schema = z
  .looseObject({
    routing_key: z.string().regex(/^[0-9A-Za-z]{32}$/, "is not an integration key: 32 letters and digits"),
    event_action: z.enum(["trigger", "acknowledge", "resolve"]),
    dedup_key: z.string().max(255, "is longer than 255 characters").optional(),
    payload: event.optional(),
    client: z.string().optional(),
    client_url: z.string().optional(),
    links: z.array(z.looseObject({ href: required, text: z.string().optional() })).optional(),
    images: z
      .array(z.looseObject({ src: required, href: z.string().optional(), alt: z.string().optional() }))
      .optional(),
  })
  .superRefine(({ event_action: action, dedup_key: key, payload }, context) => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    if (action !== "trigger" && (key ?? "") === "") wrong("dedup_key", `is needed to ${action}`);
    if (action === "trigger" && payload === undefined) wrong("payload", "is needed to trigger");
  });

/** Alertmanager's `firing` and `resolved` details: the alerts themselves. */
const listed = z.array(z.looseObject({ labels: z.looseObject({ alertname: z.string() }) }));

function listedAlerts(details: Readonly<Record<string, unknown>>): readonly (readonly [string, Status])[] {
  return (["firing", "resolved"] as const).flatMap((status) => {
    const alerts = listed.safeParse(details[status]);
    return alerts.success ? alerts.data.map(({ labels }) => [labels.alertname, status] as const) : [];
  });
}

const detailText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value, undefined, 2);

export const pagerduty: MessageKind<z.infer<typeof schema>> = {
  maximumBytes: 512 * 1024,
  schema,
  accepted: ({ dedup_key: key, payload }) =>
    json(202, { status: "success", message: "Event processed", dedup_key: key ?? payload?.summary ?? "" }),
  refused: (errors) => json(400, { status: "invalid event", message: "Event object is invalid", errors }),
  render: ({ event_action: action, payload, links = [], client_url: clientUrl }) => {
    const details = payload?.custom_details ?? {};
    const status = action === "resolve" ? "resolved" : "firing";
    const text = {
      title: payload?.summary ?? action,
      body: typeof details.description === "string" ? details.description : "",
      fields: [
        { title: "severity", value: payload?.severity ?? "" },
        { title: "source", value: payload?.source ?? "" },
        ...Object.entries(details).map(([title, value]) => ({ title, value: detailText(value) })),
      ],
      links: [
        ...links.map(({ href, text }) => ({ text: text ?? href, url: href })),
        ...(clientUrl === undefined ? [] : [{ text: "Alertmanager", url: clientUrl }]),
      ],
    };
    const exact = listedAlerts(details);
    // A resolve event ends the incident of its dedup key, whatever the details still list.
    const known = status === "resolved" ? exact.map(([name]) => [name, status] as const) : exact;
    return {
      status,
      color: cssColor(payload?.severity, status),
      alertStatus: known.length > 0 ? mergedStatus(known) : withStatus(alertNames(text), status),
      ...text,
    };
  },
};
