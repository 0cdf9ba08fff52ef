import fc from "fast-check";
import type { Labels } from "../../../model/alert-labels.ts";
import type { SentAlert } from "../../support/alertmanager/dispatch.ts";
import type { Occurrence } from "../../support/alertmanager/independence.ts";
import type { Fault, Place } from "./faults.ts";
import { faults, raisedLabels } from "./faults.ts";

const places: readonly Place[] = [
  { cluster: "main", environment: "prod" },
  { cluster: "main", environment: "staging" },
  { cluster: "other", environment: "prod" },
];
export const [here] = places as [Place];

const equalLabels = (a: Labels, b: Labels): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((label) => a[label] === b[label]);

/** A fault that Prometheus tells from one second to another. */
export function occurrence(fault: Fault, place: Place, from: number, lasts: number): Occurrence {
  const alerts = raisedLabels(fault, place).map((labels): SentAlert => ({ labels, from, until: from + lasts }));
  return {
    name: `${fault.name} in ${place.environment} of ${place.cluster} at ${from} s for ${lasts} s`,
    alerts,
    explains: (labels) =>
      labels.cluster === place.cluster &&
      labels.environment === place.environment &&
      (fault.explains.includes(labels.alertname ?? "") || alerts.some((own) => equalLabels(own.labels, labels))),
  };
}

/** Two or three faults within two hours; most are at one place, where they can get in each other's way. */
export const anyOccurrences: fc.Arbitrary<readonly Occurrence[]> = fc.array(
  fc
    .record({
      fault: fc.constantFrom(...faults),
      place: fc.oneof(
        { weight: 4, arbitrary: fc.constant(here) },
        { weight: 1, arbitrary: fc.constantFrom(...places) },
      ),
      from: fc.integer({ min: 0, max: 7200 }),
      lasts: fc.integer({ min: 120, max: 7200 }),
    })
    .map(({ fault, place, from, lasts }) => occurrence(fault, place, from, lasts)),
  { minLength: 2, maxLength: 3 },
);
