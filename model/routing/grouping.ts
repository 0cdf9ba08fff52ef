import type { AnyAlert } from "../alert.ts";
import type { GroupBy } from "../notification.ts";
import { distinguishingLabels } from "../series-labels.ts";

/** The labels by which alerts of one name may differ, beside those of their series. */
const common = ["cluster", "environment", "service", "alertname"];

/** The labels by which alerts of this name are told apart; undefined where nobody knows. */
export function identity(alert: AnyAlert): readonly string[] | undefined {
  const things = distinguishingLabels(alert);
  if (things === undefined) return undefined;
  return [...common, ...(alert.slo === undefined ? [] : ["slo"]), ...things];
}

/** What one message is about, for people: "cluster, environment, service, breaker". */
export function groupText(groupBy: GroupBy, alert: AnyAlert): string {
  const labels = identity(alert);
  if (groupBy === "each alert") return labels?.join(", ") ?? "each alert";
  return (labels === undefined ? groupBy : groupBy.filter((label) => labels.includes(label))).join(", ");
}
