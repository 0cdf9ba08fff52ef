import type { Severity } from "./alert.ts";
import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";
import type { SecretRef } from "./secret.ts";

/** One way to notify somebody. Everything that config can switch says by which setting. */
export type Integration =
  | { readonly kind: "pagerduty"; readonly routingKey: SecretRef }
  | { readonly kind: "email"; readonly to: readonly string[] }
  | { readonly kind: "slack"; readonly channel: string; readonly url: SecretRef }
  | { readonly kind: "discord"; readonly url: SecretRef; readonly setting: "discord" }
  | { readonly kind: "teams"; readonly url: SecretRef; readonly setting: "teams" }
  /** A webhook whose URL is config; `setting` names it. */
  | { readonly kind: "webhook"; readonly setting: "webhookUrl" | "heartbeatUrl" };

export interface Receiver extends Documented {
  readonly name: string;
  readonly integrations: readonly Integration[];
}

export interface RouteTiming {
  readonly groupWait: Duration;
  readonly groupInterval: Duration;
  readonly repeatInterval: Duration;
}

/**
 * What one message is about: alerts with equal values of these labels, or each alert alone, whatever its labels, so that
 * a pager opens an incident for each breaker, check or instance.
 */
export type GroupBy = readonly string[] | "each alert";

/** The first route that matches takes the alert, unless it goes on. */
export interface Route extends RouteTiming, Documented {
  /** All must hold. */
  readonly match: { readonly severity?: Severity; readonly alert?: string; readonly team?: string };
  readonly receiver: string;
  /** What a responder acts on; one notification per combination. */
  readonly groupBy: GroupBy;
  /** Later routes get the alerts, too: for a receiver beside that of the next route that matches. Default: no. */
  readonly continue?: boolean;
  /** Names of mute windows during which nobody is notified. */
  readonly mute: readonly string[];
  readonly sendResolved: boolean;
}

/** While `source` fires, `target` notifies nobody, for equal, non-empty `equal` labels. Both are alerts by name. */
export interface Inhibition extends Documented {
  readonly source: string;
  readonly target: string;
  readonly equal: readonly string[];
  /** Why the source is the one worth a page. */
  readonly why: string;
}

export interface MuteWindow extends Documented {
  readonly name: string;
  readonly weekdays: readonly Weekday[];
  /** HH:MM, end exclusive. */
  readonly from: string;
  readonly to: string;
  /** IANA time zone. */
  readonly location: string;
  readonly why: string;
}

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof weekdays)[number];

export interface Smtp extends Documented {
  readonly host: string;
  readonly port: number;
  readonly from: string;
  readonly username: string;
  readonly password: SecretRef;
}

export interface Notifications extends Documented {
  readonly receivers: readonly Receiver[];
  /** Takes what no other route takes. */
  readonly defaultRoute: Omit<Route, "match">;
  readonly routes: readonly Route[];
  readonly inhibitions: readonly Inhibition[];
  readonly muteWindows: readonly MuteWindow[];
  readonly smtp: Smtp;
  readonly look: MessageLook;
}

/** How messages look, per severity where it matters; texts themselves come from the alerts. */
export interface MessageLook extends Documented {
  readonly slackUser: string;
  readonly icon: Readonly<Record<Severity, string>>;
  readonly slackColor: Readonly<Record<Severity, string>>;
  /** RGB without #. */
  readonly embedColor: Readonly<Record<Severity, string>>;
}
