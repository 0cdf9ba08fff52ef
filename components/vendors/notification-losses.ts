import type { Integration, Notifications } from "../../model/notification.ts";
import type { Degradation } from "../../model/stack.ts";
import { lostIf } from "./loss.ts";
import type { UsedReceiver } from "./receiver.ts";

/**
 * What vendors lose of Alertmanager's silences, because what they evaluate knows neither its like nor the hour.
 *
 * @param evaluated what the vendor calls one alert: "monitor", "condition"
 */
export function silencesLost(
  { inhibitions, muteWindows }: Notifications,
  backend: string,
  evaluated: string,
): readonly Degradation[] {
  return [
    ...lostIf(inhibitions.length > 0, {
      backend,
      item: "inhibitions",
      lost: `${inhibitions.length} pairs of which one silences the other: ${evaluated}s do not know each other`,
      fallback: "each notifies by itself; PagerDuty groups what concerns one service",
    }),
    ...muteWindows.map(({ name }) => ({
      backend,
      item: `mute window ${name}`,
      lost: `it cannot be stated in a ${evaluated}`,
      fallback: "nothing: alerts notify during it",
    })),
  ];
}

/**
 * Messages about several alerts at once: a vendor notifies of each group by itself, which is what a pager wants.
 *
 * @param evaluated what the vendor calls one alert: "monitor", "condition"
 */
export function groupingLost({ routes, defaultRoute }: Notifications, backend: string, evaluated: string) {
  const grouped = [...routes, defaultRoute].some(({ groupBy }) => groupBy !== "each alert");
  return lostIf(grouped, {
    backend,
    item: "notifications: grouping",
    lost: `one message for several alerts of one service: each group of a ${evaluated} notifies by itself`,
    fallback: "a message for each breaker, check or instance, on every receiver as on the pager",
  });
}

/** How people know each kind of integration. */
const titles: Readonly<Record<Integration["kind"], string>> = {
  pagerduty: "PagerDuty",
  email: "e-mail",
  slack: "Slack",
  discord: "Discord",
  teams: "Microsoft Teams",
  webhook: "the webhook",
};

/** The kinds of integration that notify somebody on this stack. */
export function kindsInUse(receivers: readonly UsedReceiver[]): readonly Integration["kind"][] {
  const kinds = new Set(receivers.flatMap(({ integrations }) => integrations.map(({ kind }) => kind)));
  return (Object.keys(titles) as Integration["kind"][]).filter((kind) => kinds.has(kind));
}

/** Webhooks that nobody calls, since their settings have no value. */
export function webhooksLost(receivers: readonly UsedReceiver[], backend: string): readonly Degradation[] {
  return receivers.flatMap(({ name, integrations, withoutSetting }) =>
    withoutSetting.map((setting) => ({
      backend,
      item: `receiver ${name}`,
      lost: `the webhook is not notified: ${setting} is not set`,
      fallback:
        integrations.length === 0
          ? "nothing: this receiver notifies nobody"
          : integrations.map(({ kind }) => titles[kind]).join(", "),
    })),
  );
}

/**
 * The texts that each kind of receiver has of its own, where the vendor sends one text to all.
 *
 * @param text what it sends: "the monitor's message"
 */
export function textsLost(receivers: readonly UsedReceiver[], backend: string, text: string): readonly Degradation[] {
  // A webhook gets data, not a text.
  const kinds = kindsInUse(receivers).filter((kind) => kind !== "webhook");
  return lostIf(kinds.length > 0, {
    backend,
    item: "notifications: texts",
    lost: `title, layout, colour and icon by severity of the messages of ${kinds.map((kind) => titles[kind]).join(", ")}`,
    fallback: `${text}, the same for each, in the vendor's own layout`,
  });
}
