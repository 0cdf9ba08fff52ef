import { viewsOfAlert } from "../../alert-evidence.ts";
import { inhibitionPairs } from "../inhibition-pairs.ts";
import type { Check } from "../subject.ts";

/** Inhibitions of what is seen from outside, as users see it, by what is only seen from inside. */
export const inhibitionViews: Check = (subject) =>
  inhibitionPairs(subject).flatMap(({ path, source, target }) => {
    const outside = viewsOfAlert(subject.catalog, target).has("outside");
    if (!outside || !viewsOfAlert(subject.catalog, source).has("inside")) return [];
    return [
      {
        path: `${path}.target`,
        got: `${target.name}, which is seen from outside, silenced by ${source.name}, which is seen from inside`,
        expected: "an alert that is seen from inside, as what users see may have another cause",
      },
    ];
  });
