import {
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  HeatmapColorScale,
  PanelBuilder,
  YAxisConfigBuilder,
} from "@grafana/grafana-foundation-sdk/heatmap";
import { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { grafanaUnit } from "../units.ts";
import type { Frame } from "./frame.ts";
import { framed, overTime } from "./frame.ts";

/** A histogram's buckets over time, which Grafana takes apart into the observations of each band. */
export function heatmap(frame: Frame): PanelBuilder {
  return framed(new PanelBuilder(), frame)
    .targets(overTime(frame, PromQueryFormat.Heatmap))
    .calculate(false)
    .color(
      new HeatmapColorOptionsBuilder()
        .mode(HeatmapColorMode.Scheme)
        .scheme("Oranges")
        .scale(HeatmapColorScale.Exponential)
        .exponent(0.5)
        .steps(64)
        .reverse(false),
    )
    .yAxis(new YAxisConfigBuilder().unit(grafanaUnit[frame.unit]));
}
