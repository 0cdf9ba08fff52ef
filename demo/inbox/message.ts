/** The kinds of message that the inbox takes, each with the checks of its vendor. */
export const kinds = ["webhook", "heartbeat", "slack", "pagerduty", "discord", "teams", "email"] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text);

export const statuses = ["firing", "resolved"] as const;
export type Status = (typeof statuses)[number];

export interface Link {
  readonly text: string;
  readonly url: string;
}

export interface Field {
  readonly title: string;
  readonly value: string;
}

/** A message as its reader sees it. */
export interface Rendered {
  readonly status: Status;
  readonly title: string;
  readonly body: string;
  /** CSS colour of the bar beside the message. */
  readonly color: string;
  /** The alerts that it is about, and how each stands; empty where the payload names none. */
  readonly alertStatus: Readonly<Record<string, Status>>;
  readonly fields: readonly Field[];
  readonly links: readonly Link[];
  /** An e-mail's HTML part. */
  readonly html?: string;
}

/** A message in the inbox, as /api/messages gives it. */
export interface Message extends Rendered {
  /** Counts up from 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** The same in ISO 8601. */
  readonly receivedAtIso: string;
  readonly kind: Kind;
  /** The channel in the address, an e-mail's recipients separated by ", ", or the kind's own name. */
  readonly receiver: string;
  /** Names in `alertStatus`, sorted. */
  readonly alerts: readonly string[];
  /** What came, as it came. */
  readonly raw: unknown;
}

/** Which messages are asked for; each part that is given must hold. */
export interface MessageFilter {
  readonly kind?: string;
  readonly receiver?: string;
  readonly alert?: string;
  /** With `alert`: the status of that alert in the message; else the message's own. */
  readonly status?: string;
  /** After this id or, from 1e9 on, received at this many milliseconds since 1970 or later. */
  readonly since?: number;
}

/** No inbox counts that far; every clock has passed it. */
const smallestTime = 1e9;

export function matches(message: Message, { kind, receiver, alert, status, since }: MessageFilter): boolean {
  const receivers = message.receiver.split(", ");
  const found = alert === undefined ? message.status : message.alertStatus[alert];
  return (
    (kind === undefined || message.kind === kind) &&
    (receiver === undefined || message.receiver === receiver || receivers.includes(receiver)) &&
    (alert === undefined || Object.hasOwn(message.alertStatus, alert)) &&
    (status === undefined || found === status) &&
    (since === undefined || (since < smallestTime ? message.id > since : message.receivedAt >= since))
  );
}
