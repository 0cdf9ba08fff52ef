import type { Catalog } from "../../model/catalog.ts";
import type { Duration } from "../../model/duration.ts";
import type { Integration } from "../../model/notification.ts";
import type { WithOrigin } from "../../model/origin.ts";
import { ofItem } from "../../model/origin.ts";
import { discordConfig, teamsConfig } from "./messages/chat.ts";
import { emailConfig } from "./messages/email.ts";
import { pagerdutyConfig } from "./messages/pagerduty.ts";
import { slackConfig } from "./messages/slack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import { mailServer, secretFile, webhookUrl } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import { matcherText } from "../../model/routing/matcher.ts";
import type { InhibitionRule } from "../../model/routing/inhibition.ts";
import type { NamedTimeInterval } from "./mute-windows.ts";
import { compileMuteWindow } from "./mute-windows.ts";
import type { CompiledRoute, Routing } from "../../model/routing/routes.ts";

/** Where and as whom e-mail is sent. */
interface GlobalConfig {
  readonly smtp_smarthost: string;
  readonly smtp_from: string;
  readonly smtp_require_tls: boolean;
  readonly smtp_auth_username?: string;
  readonly smtp_auth_password_file?: string;
}

/** A way to notify somebody, by its kind. */
type IntegrationConfig =
  | { readonly key: "pagerduty_configs"; readonly config: ReturnType<typeof pagerdutyConfig> }
  | { readonly key: "email_configs"; readonly config: ReturnType<typeof emailConfig> }
  | { readonly key: "slack_configs"; readonly config: ReturnType<typeof slackConfig> }
  | { readonly key: "discord_configs"; readonly config: ReturnType<typeof discordConfig> }
  | { readonly key: "msteamsv2_configs"; readonly config: ReturnType<typeof teamsConfig> }
  | { readonly key: "webhook_configs"; readonly config: WebhookConfig };

interface WebhookConfig {
  readonly url: string | undefined;
  readonly send_resolved: boolean;
}

/** Whom a receiver notifies: lists of configurations by their kind. */
type ReceiverConfig = { readonly name: string } & {
  readonly [Kind in IntegrationConfig["key"]]?: readonly Extract<IntegrationConfig, { key: Kind }>["config"][];
};

/** A route without children. */
interface RouteConfig {
  readonly matchers?: readonly string[];
  readonly receiver: string;
  readonly group_by: readonly string[];
  readonly continue?: true;
  readonly group_wait: Duration;
  readonly group_interval: Duration;
  readonly repeat_interval: Duration;
  readonly mute_time_intervals?: readonly string[];
}

/** The root route takes what none of its children takes. */
interface RootRouteConfig extends RouteConfig {
  readonly routes: readonly WithOrigin<RouteConfig>[];
}

/** An object, where it comes from, and why it is there. */
export interface Reasoned<T> extends WithOrigin<T> {
  readonly why: string;
}

export interface InhibitRuleConfig {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

/** alertmanager.yml. Secrets are named by file, never contained. */
export interface AlertmanagerConfig {
  readonly global: GlobalConfig;
  /** Patterns of paths. */
  readonly templates: readonly string[];
  readonly route: RootRouteConfig;
  readonly receivers: readonly WithOrigin<ReceiverConfig>[];
  readonly time_intervals: readonly Reasoned<NamedTimeInterval>[];
  readonly inhibit_rules: readonly Reasoned<InhibitRuleConfig>[];
}

function integrationConfig(
  integration: Integration,
  sendResolved: boolean,
  { notifications: { look } }: Catalog,
  options: AlertmanagerOptions,
): IntegrationConfig {
  const file = (name: string) => secretFile(name, options);
  switch (integration.kind) {
    case "pagerduty": {
      const url = options.inbox && `${options.inbox.url}/pagerduty/v2/enqueue`;
      const keyFile = file(integration.routingKey.secret);
      return { key: "pagerduty_configs", config: pagerdutyConfig(keyFile, url, look, sendResolved) };
    }
    case "email":
      return { key: "email_configs", config: emailConfig(integration.to, sendResolved) };
    case "slack": {
      const config = slackConfig(file(integration.url.secret), integration.channel, look, sendResolved);
      return { key: "slack_configs", config };
    }
    case "discord":
      return { key: "discord_configs", config: discordConfig(file(integration.url.secret), look, sendResolved) };
    case "teams":
      return { key: "msteamsv2_configs", config: teamsConfig(file(integration.url.secret), sendResolved) };
    case "webhook": {
      const config = { url: webhookUrl(integration.setting, options), send_resolved: sendResolved };
      return { key: "webhook_configs", config };
    }
  }
}

function receiverConfig(
  receiver: ActiveReceiver,
  catalog: Catalog,
  options: AlertmanagerOptions,
): WithOrigin<ReceiverConfig> {
  const configs: Partial<Record<IntegrationConfig["key"], IntegrationConfig["config"][]>> = {};
  for (const integration of receiver.integrations) {
    const { key, config } = integrationConfig(integration, receiver.sendResolved, catalog, options);
    (configs[key] ??= []).push(config);
  }
  // Each list holds the configurations of its own kind alone.
  return { origin: ofItem(`receiver ${receiver.name}`), object: { name: receiver.name, ...configs } as ReceiverConfig };
}

function globalConfig(catalog: Catalog, options: AlertmanagerOptions): GlobalConfig {
  const { smarthost, from, requireTls, login } = mailServer(catalog, options);
  return {
    smtp_smarthost: smarthost,
    smtp_from: from,
    smtp_require_tls: requireTls,
    ...(login && {
      smtp_auth_username: login.username,
      smtp_auth_password_file: secretFile(login.passwordSecret, options),
    }),
  };
}

function routeConfig({ matchers, mute, ...route }: CompiledRoute): RouteConfig {
  return {
    ...(matchers.length === 0 ? {} : { matchers: matchers.map(matcherText) }),
    receiver: route.receiver,
    // All labels: each alert is a group of its own.
    group_by: route.groupBy === "each alert" ? ["..."] : route.groupBy,
    group_wait: route.groupWait,
    group_interval: route.groupInterval,
    repeat_interval: route.repeatInterval,
    ...(mute.length === 0 ? {} : { mute_time_intervals: mute }),
    ...(route.continue ? { continue: true } : {}),
  };
}

/** The root route takes what no other takes; as Alertmanager mutes no root, a muted one becomes the last child. */
function routingConfig({ routes, fallback }: Routing): RootRouteConfig {
  const children = fallback.mute.length === 0 ? routes : [...routes, fallback];
  return {
    ...routeConfig({ ...fallback, mute: [] }),
    routes: children.map((route) => ({ origin: ofItem(`route for ${route.title}`), object: routeConfig(route) })),
  };
}

function inhibitConfig({ item, source, target, equal, why }: InhibitionRule): Reasoned<InhibitRuleConfig> {
  const object = { source_matchers: source.map(matcherText), target_matchers: target.map(matcherText), equal };
  return { origin: ofItem(item), object, why };
}

/** Alertmanager's whole configuration. */
export function configuration(
  catalog: Catalog,
  routing: Routing,
  receivers: readonly ActiveReceiver[],
  inhibitions: readonly InhibitionRule[],
  options: AlertmanagerOptions,
): AlertmanagerConfig {
  return {
    global: globalConfig(catalog, options),
    templates: [`${options.templatesDirectory ?? "templates"}/*.tmpl`],
    route: routingConfig(routing),
    receivers: receivers.map((receiver) => receiverConfig(receiver, catalog, options)),
    time_intervals: catalog.notifications.muteWindows.map((window) => ({
      origin: ofItem(`mute window ${window.name}`),
      object: compileMuteWindow(window),
      why: window.why,
    })),
    inhibit_rules: inhibitions.map(inhibitConfig),
  };
}
