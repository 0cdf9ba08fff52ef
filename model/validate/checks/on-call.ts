import { known } from "../choices.ts";
import type { Mistake } from "../mistake.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function some(things: readonly unknown[], what: string, at: string): readonly Mistake[] {
  return things.length > 0 ? [] : [{ path: at, found: "none", allowed: `at least one ${what}` }];
}

/** Pages that reach nobody: services without owners, rotations and escalations of people who are not there. */
export const onCall: Check = ({ catalog, teamNames }) => {
  const { responders, schedules, escalationPolicies } = catalog.onCall;
  const emails = new Set(responders.map(({ email }) => email));
  const scheduleNames = new Set(schedules.map(({ name }) => name));
  const policies = new Set(escalationPolicies.map(({ name }) => name));
  return [
    ...catalog.services.flatMap(({ name, team, escalationPolicy }) => [
      ...known(team, teamNames, path("services", name, "team")),
      ...known(escalationPolicy, policies, path("services", name, "escalationPolicy")),
    ]),
    ...responders.flatMap(({ name, team }) => known(team, teamNames, path("onCall", "responders", name, "team"))),
    ...schedules.flatMap(({ name, rotation }) => {
      const at = path("onCall", "schedules", name, "rotation");
      return [...some(rotation, "responder", at), ...rotation.flatMap((email) => known(email, emails, at))];
    }),
    ...escalationPolicies.flatMap(({ name, team, levels }) => {
      const at = path("onCall", "escalationPolicies", name);
      return [
        ...known(team, teamNames, `${at}.team`),
        ...some(levels, "level", `${at}.levels`),
        ...levels.flatMap(({ targets }, index) => [
          ...some(targets, "target", `${at}.levels[${index}].targets`),
          ...targets.flatMap((target) =>
            "schedule" in target
              ? known(target.schedule, scheduleNames, `${at}.levels[${index}].targets`)
              : known(target.responder, emails, `${at}.levels[${index}].targets`),
          ),
        ]),
      ];
    }),
  ];
};
