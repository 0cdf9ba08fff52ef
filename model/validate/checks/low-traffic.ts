import type { Condition } from "../../alert.ts";
import type { Issue } from "../../issue.ts";
import { isGuard, isShare } from "../../low-traffic.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function unguarded(condition: Condition, at: string, beside: readonly Condition[]): readonly Issue[] {
  if (condition.kind === "any" || condition.kind === "all") {
    const together = condition.kind === "all" ? [...beside, ...condition.of] : beside;
    return condition.of.flatMap((inner, index) => unguarded(inner, `${at}.of[${index}]`, together));
  }
  if (condition.kind !== "threshold" || !isShare(condition.query)) return [];
  if (beside.some((other) => isGuard(other, condition))) return [];
  return [
    {
      path: at,
      got: "a share of events without a least number of them",
      expected: 'guarded(…, { events: 10, within: "1h" }): at night one failed request of three would page',
    },
  ];
}

/** Pages about a share of events that a single one may set off where there are few. */
export const lowTraffic: Check = ({ catalog }) => [
  ...catalog.alerts
    .filter(({ severity }) => severity === "critical")
    .flatMap(({ name, condition }) => unguarded(condition, path("alerts", name, "condition"), [])),
  ...catalog.slos
    .filter(({ minimumBadEvents }) => minimumBadEvents === 0 || minimumBadEvents === 1)
    .map(({ name, minimumBadEvents }) => ({
      path: path("slos", name, "minimumBadEvents"),
      got: String(minimumBadEvents),
      expected: "2 at least, such as 10: one failed request at night would page",
    })),
];
