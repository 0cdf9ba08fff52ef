import { byLikeness, nearest } from "../suggestion.ts";
import type { Mistake } from "./mistake.ts";
import { quoted } from "./path.ts";

/** As many as a reader takes in; of more, those most like what was found. */
const most = 12;

/** The names that may stand where `found` does, as text. */
export function choices(names: Iterable<string>, found: string): string {
  const all = [...new Set(names)].sort();
  if (all.length === 0) return "none, as there are none";
  if (all.length <= most) return all.join(", ");
  return `${byLikeness(found, all).slice(0, most).join(", ")} and ${all.length - most} more`;
}

/** The same for a mistake, with the name that was probably meant. `what` says of what kind they are: "labels: ". */
export function oneOf(names: Iterable<string>, found: string, what = ""): Pick<Mistake, "allowed" | "meant"> {
  const all = [...names];
  const meant = nearest(found, all);
  return { allowed: `${what}${choices(all, found)}`, ...(meant === undefined ? {} : { meant }) };
}

/** What is wrong with a name that has to be one of these. */
export function known(name: string, names: Iterable<string>, path: string): readonly Mistake[] {
  const all = new Set(names);
  return all.has(name) ? [] : [{ path, found: quoted(name), ...oneOf(all, name) }];
}
