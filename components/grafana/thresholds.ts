import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { ThresholdsConfig } from "@grafana/grafana-foundation-sdk/dashboard";
import { ThresholdsConfigBuilder, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Panel } from "../../model/dashboard.ts";
import { fraction, fromNumber, times, toNumber } from "../../model/decimal.ts";
import type { Unit } from "../../model/metric.ts";
import { scale } from "./units.ts";

export type Steps = NonNullable<Panel["thresholds"]>;

/** Colours by value. Without steps everything is of one colour, where Grafana's own default is red from 80 on. */
export function thresholds(steps: Steps | undefined, unit: Unit): Builder<ThresholdsConfig> {
  const builder = new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute);
  if (steps === undefined) return builder.steps([{ value: null, color: "text" }]);
  const [first, second] = steps.steps;
  // As decimals: 100.07 times 1000 has a remainder in binary fractions.
  const shown = (value: number) => toNumber(times(fromNumber(value), fraction(scale(unit))));
  const [low, high] = steps.inverted === true ? ["red", "green"] : ["green", "red"];
  return builder.steps([
    { value: null, color: low },
    { value: shown(first), color: "yellow" },
    { value: shown(second), color: high },
  ]);
}
