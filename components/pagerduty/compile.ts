import type { Catalog } from "../../model/catalog.ts";
import { seconds } from "../../model/duration.ts";
import type { Compiled } from "../backend.ts";
import type { Artifact, StackContext } from "../../model/stack.ts";

/** The kinds of PagerDuty's objects, each with its objects' attributes. */
export type OnCallObjects = Readonly<
  Record<"teams" | "users" | "schedules" | "escalation-policies" | "services", readonly object[]>
>;

/**
 * Teams, schedules and escalation as data for PagerDuty, with names that carry product and stack, because an account
 * has one namespace for all of them.
 */
export function compile(catalog: Catalog, stack: StackContext): Compiled<OnCallObjects> {
  const named = (name: string) => `${stack.product} ${stack.stack}: ${name}`;
  const { teams, responders, schedules, escalationPolicies } = catalog.onCall;
  const objects = {
    teams: teams.map((team) => ({ name: named(team.title), email: team.email })),
    users: responders.map(({ name, email, team }) => ({ name, email, team })),
    schedules: schedules.map(({ name, timeZone, start, turn, rotation }) => ({
      name: named(name),
      timeZone,
      layers: [{ start, rotationTurnLengthSeconds: seconds(turn), users: rotation }],
    })),
    "escalation-policies": escalationPolicies.map(({ name, team, levels, repeat }) => ({
      name: named(name),
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
      service: name,
      escalationPolicy: named(escalationPolicy),
      // Stated, because the provider's default creates incidents that no alert resolves.
      alertCreation: "create_alerts_and_incidents",
    })),
  };
  return { objects, items: [], degradations: [], breaches: [] };
}

export const files = (objects: OnCallObjects): readonly Artifact[] =>
  Object.entries(objects).map(([name, content]) => ({
    path: `pagerduty/${name}.json`,
    content: `${JSON.stringify(content, null, 2)}\n`,
  }));
