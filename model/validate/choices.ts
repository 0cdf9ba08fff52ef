import { byLikeness, nearest } from "../suggestion.ts";
import type { Issue } from "../issue.ts";
import { quoted } from "./path.ts";

/** As many as a reader takes in; of more, those most like what stands there. */
const most = 12;

/** The names that may stand where `got` does, as text. */
export function choices(names: Iterable<string>, got: string): string {
  const all = [...new Set(names)].sort();
  if (all.length === 0) return "none, as there are none";
  if (all.length <= most) return all.join(", ");
  return `${byLikeness(got, all).slice(0, most).join(", ")} and ${all.length - most} more`;
}

/** The same for an issue, with the name that was probably meant. `what` says of what kind they are: "labels: ". */
export function oneOf(names: Iterable<string>, got: string, what = ""): Pick<Issue, "expected" | "meant"> {
  const all = [...names];
  const meant = nearest(got, all);
  return { expected: `${what}${choices(all, got)}`, ...(meant === undefined ? {} : { meant }) };
}

/** What is wrong with a name that has to be one of these; of many, a set is asked fastest. */
export function known(name: string, names: Iterable<string>, path: string): readonly Issue[] {
  const all: ReadonlySet<string> = names instanceof Set ? names : new Set(names);
  return all.has(name) ? [] : [{ path, got: quoted(name), ...oneOf(all, name) }];
}
