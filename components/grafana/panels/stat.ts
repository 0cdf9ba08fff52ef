import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  VizOrientation,
} from "@grafana/grafana-foundation-sdk/common";
import { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/stat";
import type { Frame } from "./frame.ts";
import { framed, overTime } from "./frame.ts";
import { lastValue } from "./last-value.ts";

/** The last value in large, on the colour of its threshold, over a sketch of its course. */
export function stat(frame: Frame): PanelBuilder {
  return framed(new PanelBuilder(), frame)
    .targets(overTime(frame, PromQueryFormat.TimeSeries))
    .reduceOptions(lastValue())
    .colorMode(frame.steps === undefined ? BigValueColorMode.None : BigValueColorMode.Background)
    .graphMode(BigValueGraphMode.Area)
    .textMode(BigValueTextMode.Auto)
    .orientation(VizOrientation.Auto);
}
