import { path } from "../path.ts";
import type { Check } from "../subject.ts";

/** Panels whose colours would come in the wrong order. */
export const panelThresholds: Check = ({ catalog }) =>
  catalog.dashboards.flatMap(({ uid, rows }) =>
    rows
      .flatMap(({ panels }) => panels)
      .flatMap((panel) => {
        if (panel.kind === "slo" || panel.thresholds === undefined) return [];
        const [first, second] = panel.thresholds.steps;
        if (first < second) return [];
        return [
          {
            path: path("dashboards", uid, panel.title, "thresholds"),
            got: `${first}, ${second}`,
            expected: "the second above the first",
          },
        ];
      }),
  );
