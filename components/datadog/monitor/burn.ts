import { isDeepStrictEqual } from "node:util";
import type { AllOf, Condition } from "../../../model/alert.ts";
import type { BurnWindow } from "../../../model/burn-rate.ts";
import { burnWindows } from "../../../model/burn-rate.ts";
import { decimal } from "../../../model/decimal.ts";
import { seconds } from "../../../model/duration.ts";
import type { Slo } from "../../../model/slo.ts";
import { errorRatio } from "../../../model/slo.ts";
import { sloTimeframe } from "../slo.ts";
import type { MonitorSpec } from "./definition.ts";
import { sloReference } from "./definition.ts";

/** A condition that one of Datadog's burn rate alerts takes the place of, and what remains of it. */
interface Burn {
  readonly window: BurnWindow;
  readonly rest: readonly Condition[];
}

/** The burn window that this conjunction was made from: the same error ratio over its long and its short window. */
export function burnOf(condition: AllOf, slo: Slo): Burn | undefined {
  const [long, short, ...rest] = condition.of;
  if (long?.kind !== "threshold" || short?.kind !== "threshold") return undefined;
  const window = burnWindows(slo).find(
    (candidate) =>
      isDeepStrictEqual(long.query, errorRatio(slo, candidate.long)) &&
      isDeepStrictEqual(short.query, errorRatio(slo, candidate.short)),
  );
  return window === undefined ? undefined : { window, rest };
}

/** Datadog's long windows are whole hours from 1 to 48. */
const longestHours = 48;

/** Why Datadog's own burn rate alert cannot stand for this window; undefined where it can. */
export function nativeObstacle({ long, short }: BurnWindow): string | undefined {
  const hours = seconds(long) / 3600;
  if (!Number.isInteger(hours) || hours < 1 || hours > longestHours) {
    return `a burn rate over ${long}: Datadog's own burn rate alerts take 1 to ${longestHours} whole hours`;
  }
  if (seconds(short) < 60 || seconds(short) % 60 !== 0) return `a burn rate over ${short}: Datadog's are whole minutes`;
  return undefined;
}

const minutesOrHours = (length: number) => (length % 3600 === 0 ? `${length / 3600}h` : `${length / 60}m`);

/** Datadog's own burn rate alert on the SLO. */
export function burnSpec({ long, short, factor }: BurnWindow, slo: Slo): MonitorSpec {
  return {
    type: "slo alert",
    query:
      `burn_rate("${sloReference(slo.name)}").over("${sloTimeframe(slo).timeframe}")` +
      `.long_window("${minutesOrHours(seconds(long))}").short_window("${minutesOrHours(seconds(short))}") > ${decimal(factor)}`,
    options: { thresholds: { critical: Number(decimal(factor)) } },
    groups: [],
    losses: [],
  };
}
