import { z } from "zod";
import { json, text } from "../../http.ts";
import { mergedStatus } from "../alert-names.ts";
import { cssColor } from "../colors.ts";
import { statuses } from "../message.ts";
import type { Link } from "../message.ts";
import type { MessageKind } from "./kind.ts";

const labels = z.record(z.string(), z.string());
const alert = z.looseObject({
  status: z.enum(statuses),
  labels: labels.refine((found) => found.alertname !== undefined, "has no alertname"),
  annotations: labels,
  generatorURL: z.string().optional(),
});

/** Alertmanager's own webhook format, version 4. */
const schema = z.looseObject({
  version: z.literal("4"),
  receiver: z.string(),
  status: z.enum(statuses),
  alerts: z.array(alert).min(1),
  commonLabels: labels,
  externalURL: z.string(),
});

const linkNames = [
  ["runbook_url", "Runbook"],
  ["dashboard_url", "Dashboard"],
] as const;

/** The default receiver and the heartbeat: Alertmanager's JSON, which no template touches. */
export const webhook: MessageKind<z.infer<typeof schema>> = {
  schema,
  accepted: () => text(200, "ok"),
  refused: (issues) => json(400, { error: issues.join("; ") }),
  receiver: ({ receiver }) => receiver,
  render: ({ alerts, status, commonLabels }) => {
    const found = alerts.map((one) => [one.labels.alertname ?? "", one.status] as const);
    const names = [...new Set(found.map(([name]) => name))].sort();
    const links = alerts.flatMap(({ annotations }) =>
      linkNames.flatMap(([key, title]): Link[] => {
        const url = annotations[key];
        return url === undefined ? [] : [{ text: title, url }];
      }),
    );
    return {
      status,
      title: `${status === "firing" ? "FIRING" : "RESOLVED"}: ${names.join(", ")}`,
      body: alerts
        .map(({ labels: { alertname }, annotations: { summary, description } }) =>
          [summary ?? alertname, description].filter((line) => line !== undefined).join("\n"),
        )
        .join("\n\n"),
      color: cssColor(commonLabels.severity, status),
      alertStatus: mergedStatus(found),
      fields: Object.entries(commonLabels).map(([title, value]) => ({ title, value })),
      links: links.filter(({ url }, index) => links.findIndex((other) => other.url === url) === index),
    };
  },
};
