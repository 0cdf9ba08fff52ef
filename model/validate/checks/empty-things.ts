import type { Condition } from "../../alert.ts";
import type { Issue } from "../../issue.ts";
import { path } from "../path.ts";
import type { Check } from "../subject.ts";

function conditions(condition: Condition, at: string): readonly Issue[] {
  if (condition.kind !== "any" && condition.kind !== "all") return [];
  const issues: Issue[] = condition.of.flatMap((inner, index) => conditions(inner, `${at}.of[${index}]`));
  if (condition.of.length === 0) issues.push({ path: `${at}.of`, got: "none", expected: "at least one condition" });
  if (condition.kind === "all" && condition.on.length === 0) {
    issues.push({ path: `${at}.on`, got: "none", expected: "at least one label to match the conditions by" });
  }
  return issues;
}

/** Conditions of nothing, panels without a query, receivers that notify nobody. */
export const emptyThings: Check = ({ catalog }) => [
  ...catalog.alerts.flatMap(({ name, condition }) => conditions(condition, path("alerts", name, "condition"))),
  ...catalog.dashboards.flatMap(({ uid, rows }) =>
    rows
      .flatMap(({ panels }) => panels)
      .filter((panel) => panel.kind !== "slo" && panel.queries.length === 0)
      .map(({ title }) => ({
        path: path("dashboards", uid, title, "queries"),
        got: "none",
        expected: "at least one query",
      })),
  ),
  ...catalog.notifications.receivers
    .filter(({ integrations }) => integrations.length === 0)
    .map(({ name }) => ({
      path: path("notifications", "receivers", name, "integrations"),
      got: "none",
      expected: "at least one integration",
    })),
];
