import { hasEvidence } from "../../alert-evidence.ts";
import { inhibitionPairs } from "../inhibition-pairs.ts";
import type { Check } from "../subject.ts";

/** Inhibitions by an alert that also fires when merely nothing is seen, which proves no cause. */
export const inhibitionEvidence: Check = (subject) =>
  inhibitionPairs(subject).flatMap(({ path, source }) =>
    hasEvidence(subject.catalog, source)
      ? []
      : [
          {
            path: `${path}.source`,
            got: `${source.name}, which also fires when an exporter does not answer or a series is missing`,
            expected: "an alert that only fires when what it explains was seen",
          },
        ],
  );
