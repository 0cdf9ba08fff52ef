import type { Catalog } from "../../model/catalog.ts";
import type { Smtp } from "../../model/notification.ts";
import type { NotificationSettings } from "../../model/settings.ts";

/** The local tier's inbox: every receiver keeps its kind and speaks to it instead of to the vendor. */
export interface Inbox {
  /** Origin without a trailing slash, e.g. `http://127.0.0.1:5001`. */
  readonly url: string;
  readonly smtpHost: string;
  readonly smtpPort: number;
}

/** What Alertmanager's configuration needs beyond catalog and stack; no secret, only where secrets lie. */
export interface AlertmanagerOptions {
  /**
   * Folder, as Alertmanager sees it, with one file per secret that holds nothing but its value and is named like it.
   * Default `/etc/alertmanager/secrets`.
   */
  readonly secretsDirectory?: string | undefined;
  /** Folder of the templates, as Alertmanager sees it: absolute, or relative to its configuration. Default `templates`. */
  readonly templatesDirectory?: string | undefined;
  /** Receivers that config switches on. Default: neither. */
  readonly enabled?: { readonly discord?: boolean | undefined; readonly teams?: boolean | undefined } | undefined;
  /** Secrets that have a value; an integration that needs another one is left out and said so. Default: all have. */
  readonly secretsSet?: readonly string[] | undefined;
  /** The settings that webhooks name. A webhook without URL is left out and said so; an inbox answers for both. */
  readonly webhookUrl?: string | undefined;
  readonly heartbeatUrl?: string | undefined;
  /** Overrides of the catalog's SMTP server. TLS is required unless this says otherwise. */
  readonly smtp?: (Partial<Omit<Smtp, "password">> & { readonly requireTls?: boolean | undefined }) | undefined;
  readonly inbox?: Inbox | undefined;
}

/** What config says of notifications, for an Alertmanager that notifies the product's own receivers. */
export const notificationOptions = ({
  discord,
  teams,
  webhookUrl: webhook,
  heartbeatUrl,
  smtp,
}: NotificationSettings): AlertmanagerOptions => ({
  enabled: { discord, teams },
  webhookUrl: webhook,
  heartbeatUrl,
  smtp,
});

/** Where and as whom e-mail is sent. */
interface MailServer {
  readonly smarthost: string;
  readonly from: string;
  readonly requireTls: boolean;
  /** Absent where the server asks for none: the inbox. */
  readonly login?: { readonly username: string; readonly passwordSecret: string };
}

export function mailServer(catalog: Catalog, options: AlertmanagerOptions): MailServer {
  const { smtp } = catalog.notifications;
  const from = options.smtp?.from ?? smtp.from;
  if (options.inbox !== undefined) {
    return { smarthost: `${options.inbox.smtpHost}:${options.inbox.smtpPort}`, from, requireTls: false };
  }
  return {
    smarthost: `${options.smtp?.host ?? smtp.host}:${options.smtp?.port ?? smtp.port}`,
    from,
    requireTls: options.smtp?.requireTls ?? true,
    login: { username: options.smtp?.username ?? smtp.username, passwordSecret: smtp.password.secret },
  };
}

/** The URL behind a webhook's setting; undefined where config sets none. */
export function webhookUrl(
  setting: "webhookUrl" | "heartbeatUrl",
  { inbox, ...settings }: AlertmanagerOptions,
): string | undefined {
  if (inbox !== undefined) return setting === "webhookUrl" ? `${inbox.url}/` : `${inbox.url}/heartbeat`;
  return settings[setting];
}

/** Path of a secret's file, as Alertmanager sees it. */
export function secretFile(name: string, options: AlertmanagerOptions): string {
  return `${options.secretsDirectory ?? "/etc/alertmanager/secrets"}/${name}`;
}
