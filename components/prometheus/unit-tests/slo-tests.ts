import type { Alert } from "../../../model/alert.ts";
import { leaves } from "../../../model/alert.ts";
import type { BurnWindow } from "../../../model/burn-rate.ts";
import { burnWindows } from "../../../model/burn-rate.ts";
import { toNumber } from "../../../model/decimal.ts";
import { seconds } from "../../../model/duration.ts";
import type { Slo } from "../../../model/slo.ts";
import { errorRatio } from "../../../model/slo.ts";
import { alertTests } from "./alert-tests.ts";
import { drive } from "./drive.ts";
import type { Signals } from "./signals.ts";
import { inputSeries } from "./timeline.ts";
import type { Clock, UnitTest } from "./unit-test.ts";
import { stepsFor } from "./unit-test.ts";

/** Traffic of which the share `errors` misses the objective. */
function traffic(slo: Slo, errors: number): Signals {
  const signals: Signals = new Map();
  drive(errorRatio(slo, "5m"), errors, "atLeast", signals, { service: slo.service, lasts: 0 });
  return signals;
}

const slowed = (signals: Signals, by: number): Signals =>
  new Map([...signals].map(([series, signal]) => [series, { ...signal, perSecond: signal.perSecond / by }]));

function burnTests(slo: Slo, alert: Alert, windows: readonly BurnWindow[], clock: Clock): readonly UnitTest[] {
  const thresholds = windows.map((window) => toNumber(window.threshold));
  const lowest = Math.min(...thresholds);
  const warm = stepsFor(4 * clock.scrape + 2 * clock.evaluation, clock);
  const shortest = Math.min(...windows.map((window) => seconds(window.short)));
  const [fastest] = windows;
  if (fastest === undefined) return [];

  const steady = (name: string, errors: number, firing: boolean): UnitTest => ({
    name: `${alert.name} ${name}`,
    series: inputSeries([{ signals: traffic(slo, errors), steps: warm }], clock.scrape),
    checks: [{ at: (warm - 1) * clock.scrape, firing }],
  });

  // An hour of health, then every request fails: factor × budget × long window is how long the fast window takes.
  const healthy = stepsFor(seconds(fastest.long) + shortest, clock);
  const detected = toNumber(fastest.threshold) * seconds(fastest.long);
  const outage = stepsFor(detected + clock.scrape + 2 * clock.evaluation, clock);
  const longestShort = Math.max(...windows.map((window) => seconds(window.short)));
  // Long windows are sums over rates of the shortest one, which see an error that much longer.
  const base = Math.min(...burnWindows(slo).map((window) => seconds(window.short)));
  const repaired = stepsFor(longestShort + base + 2 * clock.scrape + 2 * clock.evaluation, clock);
  const startsAt = healthy * clock.scrape;
  const endsAt = startsAt + outage * clock.scrape;

  const rare = slo.minimumBadEvents / 2 / Math.max(...windows.map((window) => seconds(window.long)));
  const guarded: UnitTest[] =
    slo.minimumBadEvents === 0
      ? []
      : [
          {
            name: `${alert.name} is silent when fewer than ${slo.minimumBadEvents} requests fail, even if all do`,
            series: inputSeries([{ signals: slowed(traffic(slo, 1), 1000 / rare), steps: warm }], clock.scrape),
            checks: [{ at: (warm - 1) * clock.scrape, firing: false }],
          },
        ];

  return [
    steady("fires just over its lowest burn rate", lowest * 1.001, true),
    steady("is silent just under its lowest burn rate", lowest * 0.999, false),
    {
      name: `${alert.name} reports a total outage within the time that its burn rate allows, and resolves after the repair`,
      series: inputSeries(
        [
          { signals: traffic(slo, 0), steps: healthy },
          { signals: traffic(slo, 1), steps: outage },
          { signals: traffic(slo, 0), steps: repaired },
        ],
        clock.scrape,
      ),
      checks: [
        { at: startsAt - clock.scrape, firing: false },
        { at: endsAt, firing: true },
        { at: endsAt + (repaired - 1) * clock.scrape, firing: false },
      ],
    },
    {
      name: `${alert.name} takes a restart's counters at 0 for no failure, and silence for no failure`,
      series: inputSeries(
        [
          { signals: traffic(slo, lowest * 0.9), steps: warm },
          { signals: traffic(slo, lowest * 0.9), steps: warm, restart: true },
          { signals: slowed(traffic(slo, 1), Infinity), steps: warm },
        ],
        clock.scrape,
      ),
      checks: [
        { at: (warm + 1) * clock.scrape, firing: false },
        { at: (2 * warm - 1) * clock.scrape, firing: false },
        { at: (3 * warm - 1) * clock.scrape, firing: false },
      ],
    },
    ...guarded,
  ];
}

/** Counters that stand still for as long as the minimum of traffic takes are told, and no sooner. */
function trafficTests(slo: Slo, alert: Alert, clock: Clock): readonly UnitTest[] {
  if (slo.minimumTraffic === undefined) return [];
  const { within } = slo.minimumTraffic;
  const busy = stepsFor(2 * seconds(within), clock);
  const still = stepsFor(seconds(within) + seconds(alert.for) + clock.scrape + 2 * clock.evaluation, clock);
  const stops = (busy - 1) * clock.scrape;
  return [
    {
      name: `${alert.name} fires just over ${within} after the last request, and resolves with the next ones`,
      series: inputSeries(
        [
          { signals: traffic(slo, 0), steps: busy },
          { signals: slowed(traffic(slo, 0), Infinity), steps: still },
          { signals: traffic(slo, 0), steps: 8 },
        ],
        clock.scrape,
      ),
      checks: [
        { at: stops, firing: false },
        { at: stops + seconds(within) - clock.scrape, firing: false },
        { at: (busy + still - 1) * clock.scrape, firing: true },
        { at: (busy + still + 6) * clock.scrape, firing: false },
      ],
    },
  ];
}

/** The tests of one of an SLO's alerts: its page, its ticket or its absence. */
export function sloTests(slo: Slo, alert: Alert, clock: Clock): readonly UnitTest[] {
  const gone = leaves(alert.condition).find((leaf) => leaf.kind === "absent");
  if (gone !== undefined) {
    return [...alertTests({ ...alert, condition: gone }, clock), ...trafficTests(slo, alert, clock)];
  }
  const windows = burnWindows(slo).filter((window) => window.severity === alert.severity);
  return burnTests(slo, alert, windows, clock);
}
