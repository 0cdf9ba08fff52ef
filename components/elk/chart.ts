import type { Chart } from "../kubernetes/charts.ts";
import { elastic } from "../kubernetes/charts.ts";

export const eckOperatorChart = {
  name: "eck-operator",
  version: "3.5.0",
  repository: elastic,
} as const satisfies Chart;

export const eckStackChart = { name: "eck-stack", version: "0.20.0", repository: elastic } as const satisfies Chart;
