import { VizOrientation } from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/gauge";
import { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Frame } from "./frame.ts";
import { atEnd, framed } from "./frame.ts";
import { lastValue } from "./last-value.ts";

/** The last value on a scale that starts at 0; a ratio's ends at 1. */
export function gauge(frame: Frame): PanelBuilder {
  const builder = framed(new PanelBuilder(), frame)
    .targets(atEnd(frame, PromQueryFormat.TimeSeries))
    .reduceOptions(lastValue())
    .orientation(VizOrientation.Auto)
    .showThresholdMarkers(frame.steps !== undefined)
    .min(0);
  return frame.unit === "ratio" ? builder.max(1) : builder;
}
