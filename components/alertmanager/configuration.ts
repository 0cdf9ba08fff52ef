import type { Catalog } from "../../model/catalog.ts";
import type { Integration, MuteWindow } from "../../model/notification.ts";
import { discordConfig, teamsConfig } from "./messages/chat.ts";
import { emailConfig } from "./messages/email.ts";
import { pagerdutyConfig } from "./messages/pagerduty.ts";
import { slackConfig } from "./messages/slack.ts";
import type { AlertmanagerOptions } from "./options.ts";
import { mailServer, secretFile, webhookUrl } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import { matcherText } from "../../model/routing/matcher.ts";
import { compileMuteWindow } from "./mute-windows.ts";
import type { CompiledRoute, Routing } from "../../model/routing/routes.ts";

type Section = Readonly<Record<string, unknown>>;

function integrationConfig(
  integration: Integration,
  sendResolved: boolean,
  { notifications: { look } }: Catalog,
  options: AlertmanagerOptions,
): { readonly key: string; readonly config: Section } {
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

export function receiverConfig(receiver: ActiveReceiver, catalog: Catalog, options: AlertmanagerOptions): Section {
  const configs: Record<string, Section[]> = {};
  for (const integration of receiver.integrations) {
    const { key, config } = integrationConfig(integration, receiver.sendResolved, catalog, options);
    (configs[key] ??= []).push(config);
  }
  return { name: receiver.name, ...configs };
}

export function globalConfig(catalog: Catalog, options: AlertmanagerOptions): Section {
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

function routeConfig({ matchers, mute, ...route }: CompiledRoute): Section {
  return {
    ...(matchers.length === 0 ? {} : { matchers: matchers.map(matcherText) }),
    receiver: route.receiver,
    group_by: route.groupBy,
    group_wait: route.groupWait,
    group_interval: route.groupInterval,
    repeat_interval: route.repeatInterval,
    ...(mute.length === 0 ? {} : { mute_time_intervals: mute }),
  };
}

/** The root route takes what no other takes; as Alertmanager mutes no root, a muted one becomes the last child. */
export function routingConfig({ routes, fallback }: Routing): Section {
  const children = fallback.mute.length === 0 ? routes : [...routes, fallback];
  return { ...routeConfig({ ...fallback, mute: [] }), routes: children.map(routeConfig) };
}

export function muteConfig(windows: readonly MuteWindow[]): Section {
  return windows.length === 0 ? {} : { time_intervals: windows.map(compileMuteWindow) };
}
