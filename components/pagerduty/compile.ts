import type { Catalog } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { Compiled } from "../backend.ts";
import { ofItem, originText } from "../../model/origin.ts";
import type { Artifact, StackContext } from "../../model/stack.ts";

/** What PagerDuty knows of who answers. A description says which item of the catalog an object comes from. */
interface OnCallObjects {
  readonly teams: readonly { readonly name: string; readonly email: string; readonly description: string }[];
  readonly users: readonly {
    readonly name: string;
    readonly email: string;
    readonly team: string;
    readonly description: string;
  }[];
  readonly schedules: readonly {
    readonly name: string;
    readonly timeZone: string;
    readonly description: string;
    readonly layers: readonly {
      readonly start: string;
      readonly rotationTurnLengthSeconds: number;
      /** E-mail addresses, in turn. */
      readonly users: readonly string[];
    }[];
  }[];
  readonly escalationPolicies: readonly {
    readonly name: string;
    readonly description: string;
    readonly team: string;
    readonly numLoops: number;
    readonly rules: readonly {
      readonly escalationDelayInMinutes: number;
      readonly targets: readonly (
        | { readonly type: "schedule_reference"; readonly name: string }
        | { readonly type: "user_reference"; readonly email: string }
      )[];
    }[];
  }[];
  readonly services: readonly {
    readonly name: string;
    readonly description: string;
    readonly service: string;
    readonly escalationPolicy: string;
    readonly alertCreation: "create_alerts_and_incidents";
  }[];
}

const described = (kind: string, name: string): string => originText(ofItem(`${kind} ${name}`));

/**
 * Teams, schedules and escalation as data for PagerDuty, with names that carry product and stack, because an account
 * has one namespace for all of them.
 */
export function compile(catalog: Catalog, stack: StackContext): Compiled<OnCallObjects> {
  const named = (name: string) => `${stack.product} ${stack.stack}: ${name}`;
  const { teams, responders, schedules, escalationPolicies } = catalog.onCall;
  const objects: OnCallObjects = {
    teams: teams.map((team) => ({
      name: named(team.title),
      email: team.email,
      description: described("team", team.name),
    })),
    users: responders.map(({ name, email, team }) => ({
      name,
      email,
      team,
      description: described("responder", name),
    })),
    schedules: schedules.map(({ name, timeZone, start, turn, rotation }) => ({
      name: named(name),
      description: described("schedule", name),
      timeZone,
      layers: [{ start, rotationTurnLengthSeconds: seconds(turn), users: rotation }],
    })),
    escalationPolicies: escalationPolicies.map(({ name, team, levels, repeat }) => ({
      name: named(name),
      description: described("escalation policy", name),
      team,
      numLoops: repeat,
      rules: levels.map(({ delay, targets }) => ({
        escalationDelayInMinutes: seconds(delay) / 60,
        targets: targets.map((target) =>
          "schedule" in target
            ? { type: "schedule_reference", name: named(target.schedule) }
            : { type: "user_reference", email: target.responder },
        ),
      })),
    })),
    services: catalog.services.map(({ title, escalationPolicy, name }) => ({
      name: named(title),
      description: described("service", name),
      service: name,
      escalationPolicy: named(escalationPolicy),
      // Stated, because the provider's default creates incidents that no alert resolves.
      alertCreation: "create_alerts_and_incidents",
    })),
  };
  return { objects, items: [], degradations: [], breaches: [] };
}

/** The objects in JSON, one file of each kind. */
export function files({ escalationPolicies, ...others }: OnCallObjects): readonly Artifact[] {
  return Object.entries({ ...others, "escalation-policies": escalationPolicies }).map(([name, objects]) => ({
    path: `pagerduty/${name}.json`,
    content: `${JSON.stringify(objects, null, 2)}\n`,
  }));
}
