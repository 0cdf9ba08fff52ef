import { path, quoted } from "../path.ts";
import type { Check } from "../subject.ts";
import { isObjective } from "../subject.ts";

/** Objectives that leave no budget, or nothing but budget, or are no number. */
export const objectives: Check = ({ catalog }) =>
  catalog.slos.flatMap(({ name, objective }) =>
    isObjective(objective)
      ? []
      : [
          {
            path: path("slos", name, "objective"),
            got: quoted(objective),
            expected: "per cent above 0 and below 100 as plain decimals, such as 99.9",
          },
        ],
  );
