import { distinguishingLabels } from "../../series-labels.ts";
import { inhibitionPairs } from "../inhibition-pairs.ts";
import type { Check } from "../subject.ts";

/**
 * Inhibitions whose source is about less than what it silences: one instance that is down would hide an outage of the
 * whole service.
 */
export const inhibitionWidth: Check = (subject) =>
  inhibitionPairs(subject).flatMap(({ path, inhibition: { equal }, source }) => {
    const labels = distinguishingLabels(source);
    if (labels === undefined) {
      return [
        {
          path: `${path}.source`,
          got: `${source.name}, whose labels nobody knows`,
          expected: "an alert whose query says by which labels it is grouped",
        },
      ];
    }
    const finer = labels.filter((label) => !equal.includes(label));
    if (finer.length === 0) return [];
    return [
      {
        path: `${path}.source`,
        got: `${source.name}, which is one for each ${finer.join(" and ")}`,
        expected: `an alert that is one for all with equal ${equal.join(", ")}, or ${finer.join(" and ")} among the equal labels`,
      },
    ];
  });
