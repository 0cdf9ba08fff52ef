import * as units from "@grafana/grafana-foundation-sdk/units";
import type { Unit } from "../../model/metric.ts";

/** Grafana's name of each unit. */
export const grafanaUnit: Readonly<Record<Unit, string>> = {
  none: units.Short,
  state: units.NoUnit,
  ratio: units.PercentUnit,
  seconds: units.Seconds,
  bytes: units.BytesIEC,
  requests: units.RequestsPerSecond,
  usd: units.Dollars,
  timestamp: units.DatetimeISO,
};

/** By how much a value in base units is multiplied for Grafana's unit: its points in time are in milliseconds. */
export const scale = (unit: Unit): number => (unit === "timestamp" ? 1000 : 1);
