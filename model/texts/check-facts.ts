import type { Alert } from "../alert.ts";
import { leaves } from "../alert.ts";
import type { Catalog } from "../catalog.ts";
import { isDuration } from "../duration.ts";
import { admits, subqueries } from "../query.ts";
import type { UptimeCheck } from "../uptime.ts";
import { uptimeJob } from "../uptime.ts";
import type { Amount } from "./amount.ts";
import { amountOf, durationOf, same } from "./amount.ts";
import type { Fact } from "./fact.ts";

/** The uptime checks that a condition is about: all whose probes it reads. */
function checksOf({ condition }: Alert, { uptimeChecks }: Catalog): readonly UptimeCheck[] {
  const filters = leaves(condition).flatMap((leaf) =>
    leaf.kind !== "threshold"
      ? []
      : subqueries(leaf.query).flatMap((query) =>
          "metric" in query && query.metric.job === uptimeJob ? [query.filter] : [],
        ),
  );
  return uptimeChecks.filter(({ name }) => filters.some(({ check }) => admits(check, name)));
}

const distinct = (name: string, amounts: readonly Amount[]): readonly Fact[] =>
  amounts.length === 0
    ? []
    : [{ name, amounts: amounts.filter((each, at) => amounts.findIndex((other) => same(each, other)) === at) }];

/** How often the checks of an alert are made, how long they may take, and which status they expect. */
export function checkFacts(alert: Alert, catalog: Catalog): readonly Fact[] {
  const checks = checksOf(alert, catalog);
  const times = (of: (check: UptimeCheck) => UptimeCheck["interval"]) =>
    checks.map(of).filter(isDuration).map(durationOf);
  return [
    ...distinct(
      "check.interval",
      times(({ interval }) => interval),
    ),
    ...distinct(
      "check.timeout",
      times(({ timeout }) => timeout),
    ),
    ...distinct(
      "check.status",
      checks.flatMap(({ expectedStatus }) => expectedStatus.map((status) => amountOf(status, "none"))),
    ),
  ];
}
