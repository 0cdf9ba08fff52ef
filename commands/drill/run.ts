import { setMaxListeners } from "node:events";
import type { Alert } from "../../model/alert.ts";
import type { Catalog } from "../../model/catalog.ts";
import { allAlerts } from "../../model/catalog.ts";
import type { DrillOptions } from "./drill.ts";
import { drill } from "./drill.ts";
import type { DrilledStack } from "./faults.ts";
import { faultName } from "./faults.ts";
import { rounds } from "./schedule.ts";
import type { DrillResult } from "./table.ts";

/**
 * Drills alerts in rounds: together where they do not disturb each other, one round after the other. A drill that
 * breaks off becomes a failed row; the others go on. Throws when the signal aborts, once all faults are taken back.
 */
export async function drillAll(
  alerts: readonly Alert[],
  catalog: Catalog,
  stack: DrilledStack,
  options: DrillOptions,
): Promise<readonly DrillResult[]> {
  // Every drill of a round waits on the same signal.
  setMaxListeners(alerts.length + 10, options.signal);
  const planned = rounds(alerts, catalog.notifications.inhibitions, allAlerts(catalog));
  const results: DrillResult[] = [];
  for (const [index, round] of planned.entries()) {
    options.report(`round ${index + 1} of ${planned.length}: ${round.map((alert) => alert.name).join(", ")}`);
    results.push(
      ...(await Promise.all(
        round.map((alert) =>
          drill(alert, catalog, stack, options).catch((error: unknown): DrillResult => ({
            alert: alert.name,
            fault: faultName(alert.drill),
            theory: { best: NaN, worst: NaN },
            recipients: [],
            passed: false,
            note: error instanceof Error ? error.message : String(error),
          })),
        ),
      )),
    );
    options.signal.throwIfAborted();
  }
  const order = allAlerts(catalog).map((alert) => alert.name);
  return results.sort((a, b) => order.indexOf(a.alert) - order.indexOf(b.alert));
}
