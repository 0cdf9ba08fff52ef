import { TableCellDisplayMode } from "@grafana/grafana-foundation-sdk/common";
import { PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/table";
import type { Frame } from "./frame.ts";
import { atEnd, framed, refId } from "./frame.ts";

/** The name of a query's column: what its legend says beside the labels, which are columns of their own. */
function columnTitle(legend: string): string | undefined {
  const text = legend.replaceAll(/\{\{\w+\}\}/g, "").trim();
  return text === "" ? undefined : text;
}

/** The last values, a line per series and a column per label, each query in a column of its own. */
export function table(frame: Frame): PanelBuilder {
  const { targets } = frame;
  const only = targets.length === 1;
  const titles = targets.flatMap(({ legend }, index) => {
    const title = columnTitle(legend);
    return title === undefined ? [] : [[only ? "Value" : `Value #${refId(index)}`, title] as const];
  });
  return framed(new PanelBuilder(), frame)
    .targets(atEnd(frame, PromQueryFormat.Table))
    .transformations([
      ...(only ? [] : [{ id: "merge", options: {} }]),
      { id: "organize", options: { excludeByName: { Time: true }, renameByName: Object.fromEntries(titles) } },
    ])
    .cellOptions(
      frame.steps === undefined
        ? { type: TableCellDisplayMode.Auto }
        : { type: TableCellDisplayMode.ColorBackground, applyToRow: false },
    )
    .filterable(true);
}
