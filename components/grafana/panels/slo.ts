import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { Panel } from "@grafana/grafana-foundation-sdk/dashboard";
import { burnWindows, errorBudget } from "../../../model/burn-rate.ts";
import type { SloPanel } from "../../../model/dashboard.ts";
import { decimal } from "../../../model/decimal.ts";
import type { Fraction } from "../../../model/decimal.ts";
import type { Slo } from "../../../model/slo.ts";
import type { Frame } from "./frame.ts";
import { stat } from "./stat.ts";
import { timeseries } from "./timeseries.ts";

/** Below a quarter of the budget, releases wait and reliability comes first; below 0 the objective is missed. */
const scarceBudget = 0.25;

const shortest = (value: Fraction): number => Number(decimal(value));

/** Digits behind the decimal point, so that 99.95 % is not shown as 100 %. */
const digits = (objective: string): number => objective.split(".")[1]?.length ?? 0;

/** One view of an SLO. Lines are drawn where its budget would not last, and where its fastest page comes. */
export function sloPanel(show: SloPanel["show"], slo: Slo, frame: Omit<Frame, "unit" | "steps">): Builder<Panel> {
  const [fastest] = burnWindows(slo);
  if (fastest === undefined) throw new Error("an SLO has at least one burn-rate window");
  switch (show) {
    case "objective":
      return stat({ ...frame, unit: "ratio" }).decimals(digits(slo.objective));
    case "budget-remaining":
      return stat({ ...frame, unit: "ratio", steps: { steps: [0, scarceBudget], inverted: true } }).decimals(1);
    case "burn-rate":
      return timeseries({ ...frame, unit: "none", steps: { steps: [1, shortest(fastest.factor)] } });
    case "error-ratio":
      return timeseries({
        ...frame,
        unit: "ratio",
        steps: { steps: [shortest(errorBudget(slo)), shortest(fastest.threshold)] },
      });
  }
}
