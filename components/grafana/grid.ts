import type { GridPos } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Row } from "../../model/dashboard.ts";

/** Grafana's grid is this many columns wide. */
const columns = 24;
const defaultWidth = 12;
/** In units of the grid, about 30 pixels each. */
const panelHeight = 8;

interface PlacedRow {
  readonly row: Row;
  readonly header: GridPos;
  readonly panels: readonly { readonly panel: Row["panels"][number]; readonly place: GridPos }[];
}

/** Rows from top to bottom; in each, panels from left to right, on a new line where one does not fit any more. */
export function grid(rows: readonly Row[]): readonly PlacedRow[] {
  let y = 0;
  return rows.map((row) => {
    const header = { x: 0, y, w: columns, h: 1 };
    let x = 0;
    y += 1;
    const panels = row.panels.map((panel) => {
      const { width = defaultWidth } = panel;
      if (x + width > columns) {
        x = 0;
        y += panelHeight;
      }
      const place = { x, y, w: width, h: panelHeight };
      x += width;
      return { panel, place };
    });
    y += panels.length === 0 ? 0 : panelHeight;
    return { row, header, panels };
  });
}
