import { severities } from "../../alert.ts";
import { inhibitionPairs } from "../inhibition-pairs.ts";
import type { Check } from "../subject.ts";

/** Inhibitions by an alert that reaches fewer people than the one that it silences. */
export const inhibitionSeverity: Check = (subject) =>
  inhibitionPairs(subject).flatMap(({ path, source, target }) =>
    severities.indexOf(source.severity) <= severities.indexOf(target.severity)
      ? []
      : [
          {
            path: `${path}.source`,
            got: `${source.name}, which is ${source.severity}, for ${target.name}, which is ${target.severity}`,
            expected: `an alert that is ${target.severity} too: whoever is not notified of one is notified of the other`,
          },
        ],
  );
