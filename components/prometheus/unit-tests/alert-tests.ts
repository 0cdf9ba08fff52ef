import type { Alert } from "../../../model/alert.ts";
import { leaves } from "../../../model/alert.ts";
import { seconds } from "../../../model/duration.ts";
import { asksReadiness, branches, countsEvents, driveCondition, leastEvents, settled } from "./scenarios.ts";
import type { Level } from "./scenarios.ts";
import type { Signals } from "./signals.ts";
import { labelsOf, seriesName } from "./signals.ts";
import type { Check, Clock, UnitTest } from "./unit-test.ts";
import { stepsFor } from "./unit-test.ts";
import { inputSeries } from "./timeline.ts";

/** promtool's look-back: how long a series that stopped without a word is still taken for current. */
const lookBack = 300;

const slowed = (signals: Signals, factor: number): Signals =>
  new Map(
    [...signals].map(([series, signal]) => [
      series,
      signal.type === "counter" ? { ...signal, perSecond: signal.perSecond * factor } : signal,
    ]),
  );

/**
 * What every alert that the catalog states must do: fire just over its threshold once its `for` has passed, stay silent
 * just under it, resolve, and survive silence, restarts and missing series.
 */
export function alertTests(alert: Alert, clock: Clock): readonly UnitTest[] {
  if (alert.condition.kind === "always") {
    return [{ name: `${alert.name} always fires`, series: [], checks: [{ at: clock.evaluation, firing: true }] }];
  }
  const settle = settled(alert, clock.scrape, clock.evaluation);
  const held = seconds(alert.for);
  const onSteps = stepsFor(held + settle, clock);
  const offSteps = stepsFor(settle + lookBack, clock);
  const switchesAt = onSteps * clock.scrape;
  const endsAt = switchesAt + (offSteps - 1) * clock.scrape;

  const signalsAt = (condition: Alert["condition"], level: Level, steps: number): Signals | undefined => {
    const signals: Signals = new Map();
    const driven = driveCondition(condition, level, signals, { service: alert.service, lasts: steps * clock.scrape });
    return driven ? signals : undefined;
  };
  const test = (
    name: string,
    stretches: readonly { signals: Signals | undefined; steps: number; restart?: boolean }[],
    checks: readonly Check[],
  ): UnitTest[] => {
    const known = stretches.flatMap(({ signals, ...rest }) => (signals === undefined ? [] : [{ signals, ...rest }]));
    return known.length === stretches.length
      ? [{ name: `${alert.name} ${name}`, series: inputSeries(known, clock.scrape), checks }]
      : [];
  };
  // What is only down once it has been ready begins by being ready.
  const readySteps = asksReadiness(alert.condition) ? 2 : 0;
  const ready = { signals: signalsAt(alert.condition, "under", readySteps), steps: readySteps };
  const testOnceReady: typeof test = (name, stretches, checks) =>
    readySteps === 0
      ? test(name, stretches, checks)
      : test(
          name,
          [ready, ...stretches],
          checks.map(({ at, firing }) => ({ at: at + readySteps * clock.scrape, firing })),
        );

  const hasAbsence = leaves(alert.condition).some((leaf) => leaf.kind === "absent");
  const overThenUnder = branches(alert.condition).flatMap((condition, index, all) => {
    const over = signalsAt(condition, "over", onSteps);
    const nth = all.length === 1 ? "" : ` by its condition ${index + 1} of ${all.length}`;
    const beforeFor = held >= clock.evaluation ? [{ at: held - clock.evaluation, firing: false }] : [];
    return [
      ...testOnceReady(
        `fires just over its threshold${nth}, honours its for, and resolves`,
        [
          { signals: over, steps: onSteps },
          { signals: signalsAt(condition, "under", offSteps), steps: offSteps },
        ],
        [...beforeFor, { at: switchesAt - clock.scrape, firing: true }, { at: endsAt, firing: false }],
      ),
    ];
  });

  const under = signalsAt(alert.condition, "under", onSteps);
  const silentUnder = test(
    "is silent just under its threshold",
    [{ signals: under, steps: onSteps }],
    [{ at: switchesAt - clock.scrape, firing: false }],
  );

  const condition = alert.condition;
  const silentUnlessAll =
    condition.kind !== "all"
      ? []
      : condition.of.flatMap((_, quiet) => {
          const signals: Signals = new Map();
          const phase = { service: alert.service, lasts: switchesAt };
          const driven = condition.of.every((inner, index) =>
            driveCondition(inner, index === quiet ? "under" : "over", signals, phase),
          );
          return test(
            `is silent while its condition ${quiet + 1} of ${condition.of.length} does not hold`,
            [{ signals: driven ? signals : undefined, steps: onSteps }],
            [{ at: switchesAt - clock.scrape, firing: false }],
          );
        });

  const over = signalsAt(alert.condition, "over", onSteps);
  const guarded = branches(alert.condition).flatMap((condition) =>
    leastEvents(condition).map((guard) => ({ condition, ...guard })),
  );
  const silentWhenRare = guarded.flatMap(({ condition, counted, least }) => {
    const many = signalsAt(condition, "over", onSteps);
    const series = seriesName(counted.metric.name, labelsOf(counted.metric, counted.filter, alert.service));
    const signal = many?.get(series);
    if (many === undefined || signal?.type !== "counter") return [];
    const slower = least / 2 / (signal.perSecond * seconds(counted.window));
    return test(
      `is silent when fewer than ${least} events within ${counted.window} are bad, whatever share they are`,
      [{ signals: slowed(many, slower), steps: onSteps }],
      [{ at: switchesAt - clock.scrape, firing: false }],
    );
  });
  const still = over && slowed(over, 0);
  const survivesSilence = !countsEvents(alert.condition)
    ? []
    : [
        ...test(
          "resolves when there is no traffic, and stays silent without any",
          [
            { signals: over, steps: onSteps },
            { signals: still, steps: offSteps },
          ],
          [{ at: endsAt, firing: false }],
        ),
        ...test(
          "takes a restart's counters at 0 for no event",
          [
            { signals: under, steps: onSteps },
            { signals: under, steps: offSteps, restart: true },
          ],
          [
            { at: switchesAt + 2 * clock.scrape, firing: false },
            { at: endsAt, firing: false },
          ],
        ),
      ];

  const survivesMissing = hasAbsence
    ? []
    : testOnceReady(
        "resolves when its series vanish",
        [
          { signals: over, steps: onSteps },
          { signals: new Map(), steps: offSteps },
        ],
        [{ at: endsAt, firing: false }],
      );

  return [
    ...overThenUnder,
    ...silentUnder,
    ...silentUnlessAll,
    ...silentWhenRare,
    ...survivesSilence,
    ...survivesMissing,
  ];
}
