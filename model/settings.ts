/** Overrides of the catalog's SMTP server. */
interface SmtpSettings {
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly from?: string;
  /** Default: true. */
  readonly requireTls?: boolean;
}

/** What config says of how people are notified. */
export interface NotificationSettings {
  /** Also by Discord. */
  readonly discord: boolean;
  /** Also by Microsoft Teams. */
  readonly teams: boolean;
  /** Notified of what no other route takes. */
  readonly webhookUrl?: string | undefined;
  /** Outside watcher that raises the alarm once the Watchdog is silent. */
  readonly heartbeatUrl?: string | undefined;
  readonly smtp?: SmtpSettings | undefined;
}
