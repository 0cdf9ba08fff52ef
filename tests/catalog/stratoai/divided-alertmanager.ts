import type { AlertmanagerConfig } from "../../../components/alertmanager/compile.ts";
import { compile } from "../../../components/alertmanager/compile.ts";
import { configurationText } from "../../../components/alertmanager/files.ts";
import { accelerate } from "../../../model/accelerate.ts";
import type { Labels } from "../../../model/alert-labels.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { everything, prod } from "../../components/alertmanager/fixture.ts";
import type { PostedAlert } from "../../components/alertmanager/running-alertmanager.ts";

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
