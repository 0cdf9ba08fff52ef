import { setTimeout as sleep } from "node:timers/promises";
import type { AlertmanagerConfig } from "../../../components/alertmanager/compile.ts";
import { compile } from "../../../components/alertmanager/compile.ts";
import { configurationText } from "../../../components/alertmanager/files.ts";
import { accelerate } from "../../../model/accelerate.ts";
import type { Labels } from "../../../model/alert-labels.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { everything, prod } from "../../components/alertmanager/fixture.ts";
import type { PostedAlert, RunningAlertmanager } from "../../components/alertmanager/running-alertmanager.ts";

/**
 * The shipped configuration with every interval divided, whose receivers post to us what they would say.
 *
 * @param pagersByWebhook whether pagers' messages come as those of the others do, with every alert in them
 */
export function configured(
  catalog: Catalog,
  speed: number,
  url: string,
  { pagersByWebhook = false }: { readonly pagersByWebhook?: boolean } = {},
): string {
  const { config } = compile(accelerate(catalog, speed), prod, everything).objects;
  const receivers = config.receivers.map(({ origin, object: { name, pagerduty_configs: pagers } }) => {
    const sendsResolved = name !== "heartbeat";
    const object =
      pagers === undefined || pagersByWebhook
        ? { name, webhook_configs: [{ url: `${url}/${name}`, send_resolved: sendsResolved }] }
        : { name, pagerduty_configs: [{ routing_key: "key", url: `${url}/pagerduty`, send_resolved: true }] };
    return { origin, object } as AlertmanagerConfig["receivers"][number];
  });
  const global = { smtp_smarthost: "127.0.0.1:25", smtp_from: config.global.smtp_from, smtp_require_tls: false };
  return configurationText({ ...config, global, receivers, templates: [] });
}

/** What a receiver of {@link configured} is sent. */
export interface Hook {
  readonly receiver: string;
  readonly groupKey: string;
  readonly alerts: readonly { readonly status: "firing" | "resolved"; readonly labels: Labels }[];
}

/** An alert as Prometheus sends it now: it fires, or has just ended. */
export function posted(labels: Labels, status: "firing" | "ended"): PostedAlert {
  const now = new Date().toISOString();
  return status === "firing" ? { labels, startsAt: now, endsAt: "2099-01-01T00:00:00Z" } : { labels, endsAt: now };
}

/** An alert that begins or ends to fire. */
export interface Change {
  /** In seconds of undivided time. */
  readonly at: number;
  readonly labels: Labels;
  readonly status: "firing" | "ended";
}

/**
 * Plays Prometheus' part: tells Alertmanager of each change when it is due.
 *
 * @returns when it began, in milliseconds since 1970
 */
export async function play(
  alertmanager: RunningAlertmanager,
  changes: readonly Change[],
  speed: number,
): Promise<number> {
  const began = Date.now();
  const left = [...changes].sort((a, b) => a.at - b.at);
  while (left.length > 0) {
    const now = ((Date.now() - began) / 1000) * speed;
    const due = left.filter(({ at }) => at <= now);
    left.splice(0, due.length);
    if (due.length > 0) await alertmanager.post(due.map(({ labels, status }) => posted(labels, status)));
    await sleep(10);
  }
  return began;
}
