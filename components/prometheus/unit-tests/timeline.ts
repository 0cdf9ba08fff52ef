import { decimal } from "../../../model/decimal.ts";
import type { Signal, Signals } from "./signals.ts";

/** What the series do for some steps; `restart` begins every counter at 0 again, as a restarted process does. */
interface Stretch {
  readonly signals: Signals;
  readonly steps: number;
  readonly restart?: boolean;
}

export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/** Enough digits to stay on the right side of a threshold, few enough to read. */
const number = (value: number): string => decimal(Number(value.toPrecision(12)), 9);

/** promtool's notation: `a+bxn` is a and n more values, each b larger. */
function line(start: number, step: number, steps: number): string {
  if (steps === 1) return number(start);
  return step === 0
    ? `${number(start)}x${steps - 1}`
    : `${number(start)}${step < 0 ? "-" : "+"}${number(Math.abs(step))}x${steps - 1}`;
}

/** The input series of stretches that follow each other; a series that a stretch does not name has no samples in it. */
export function inputSeries(stretches: readonly Stretch[], intervalSeconds: number): readonly InputSeries[] {
  const names = [...new Set(stretches.flatMap(({ signals }) => [...signals.keys()]))].sort();
  return names.map((series) => {
    let total = 0;
    const values = stretches.map(({ signals, steps, restart }) => {
      if (restart === true) total = 0;
      const signal: Signal | undefined = signals.get(series);
      if (signal === undefined) return `_x${steps}`;
      const step = signal.perSecond * intervalSeconds;
      if (signal.type === "gauge") return line(signal.start, step, steps);
      const start = total + step;
      total += step * steps;
      return line(start, step, steps);
    });
    return { series, values: values.join(" ") };
  });
}
