import { correctionsOf } from "../../corrections.ts";
import type { Mistake } from "../mistake.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Corrections that say nothing, or two things of one subject: nobody could tell later what was changed, or why. */
export const corrections: Check = ({ catalog }) => {
  const seen = new Map<string, string>();
  return correctionsOf(catalog).flatMap(({ subject, theirs, ours, why = "" }): readonly Mistake[] => {
    const at = path("corrections", subject);
    const said = JSON.stringify([theirs, ours, why]);
    const otherwise = (seen.get(subject) ?? said) !== said;
    seen.set(subject, said);
    return [
      ...(otherwise ? [{ path: at, found: "a second one that says otherwise", allowed: "a subject of its own" }] : []),
      ...Object.entries({ theirs, ours, why })
        .filter(([, text]) => text.trim() === "")
        .map(([key]) => ({ path: `${at}.${key}`, found: "nothing", allowed: "a text" })),
    ];
  });
};
