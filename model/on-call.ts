import type { Documented } from "./documented.ts";
import type { Duration } from "./duration.ts";

export interface Team extends Documented {
  readonly name: string;
  readonly title: string;
  readonly email: string;
}

export interface Responder extends Documented {
  readonly name: string;
  readonly email: string;
  readonly team: string;
}

export interface Schedule extends Documented {
  readonly name: string;
  readonly timeZone: string;
  /** RFC 3339; a constant, because PagerDuty rewrites a start that lies in the past on every change. */
  readonly start: string;
  readonly turn: Duration;
  /** E-mail addresses of responders, in order of rotation. */
  readonly rotation: readonly string[];
}

export interface EscalationPolicy extends Documented {
  readonly name: string;
  readonly team: string;
  readonly levels: readonly {
    readonly delay: Duration;
    readonly targets: readonly ({ readonly schedule: string } | { readonly responder: string })[];
  }[];
  /** How often the levels are gone through again while nobody acknowledges. */
  readonly repeat: number;
}

export interface OnCall {
  readonly teams: readonly Team[];
  readonly responders: readonly Responder[];
  readonly schedules: readonly Schedule[];
  readonly escalationPolicies: readonly EscalationPolicy[];
}
