import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { Panel as GrafanaPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Panel } from "../../../model/dashboard.ts";
import type { Frame } from "./frame.ts";
import { gauge } from "./gauge.ts";
import { heatmap } from "./heatmap.ts";
import { stat } from "./stat.ts";
import { table } from "./table.ts";
import { timeseries } from "./timeseries.ts";

export type { Frame } from "./frame.ts";
export { sloPanel } from "./slo.ts";

/** How each kind of panel is drawn, each in a file of its name; `frame.ts` is what all of them are given, `slo.ts` the panel of an SLO. */
export const panelOfKind: Readonly<Record<Panel["kind"], (frame: Frame) => Builder<GrafanaPanel>>> = {
  timeseries,
  stat,
  gauge,
  table,
  heatmap,
};
