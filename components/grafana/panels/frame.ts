import type { Builder, Dataquery } from "@grafana/grafana-foundation-sdk/cog";
import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";
import type { DashboardLink, GridPos, Panel, ThresholdsConfig } from "@grafana/grafana-foundation-sdk/dashboard";
import type { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Duration } from "../../../model/duration.ts";
import type { Unit } from "../../../model/metric.ts";
import type { Target } from "../targets.ts";
import type { Steps } from "../thresholds.ts";
import { thresholds } from "../thresholds.ts";
import { grafanaUnit } from "../units.ts";
import { chosenDataSource } from "../variables.ts";

/** What a panel shows, whether its queries are its own or an SLO's; how it is drawn is its kind's business. */
export interface Frame {
  readonly id: number;
  readonly place: GridPos;
  readonly title: string;
  readonly description: string;
  readonly links: Builder<DashboardLink>[];
  readonly targets: readonly Target[];
  readonly unit: Unit;
  readonly steps?: Steps | undefined;
  /** The smallest distance between two points. Default: Grafana's, by the width of the panel. */
  readonly step?: Duration | undefined;
}

/** What the SDK's builders of all kinds of panels have in common. */
interface AnyPanelBuilder extends Builder<Panel> {
  id(id: number): this;
  title(title: string): this;
  description(description: string): this;
  gridPos(place: GridPos): this;
  links(links: Builder<DashboardLink>[]): this;
  datasource(source: DataSourceRef): this;
  interval(interval: string): this;
  unit(unit: string): this;
  thresholds(thresholds: Builder<ThresholdsConfig>): this;
}

/** The house's defaults, which every panel gets. */
export function framed<B extends AnyPanelBuilder>(builder: B, frame: Frame): B {
  const panel = builder
    .id(frame.id)
    .title(frame.title)
    .description(frame.description)
    .gridPos(frame.place)
    .links(frame.links)
    .datasource(chosenDataSource)
    .unit(grafanaUnit[frame.unit])
    .thresholds(thresholds(frame.steps, frame.unit));
  return frame.step === undefined ? panel : panel.interval(frame.step);
}

/** A, B, …, Z, A1, B1, … */
export function refId(index: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
}

function dataqueries({ targets }: Frame, format: PromQueryFormat): DataqueryBuilder[] {
  return targets.map(({ expr, legend }, index) =>
    new DataqueryBuilder().refId(refId(index)).expr(expr).legendFormat(legend).format(format),
  );
}

/** The frame's queries over the time that is shown. */
export function overTime(frame: Frame, format: PromQueryFormat): Builder<Dataquery>[] {
  return dataqueries(frame, format).map((query) => query.range());
}

/** The frame's queries at the end of the time that is shown. */
export function atEnd(frame: Frame, format: PromQueryFormat): Builder<Dataquery>[] {
  return dataqueries(frame, format).map((query) => query.instant());
}
