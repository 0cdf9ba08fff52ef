import assert from "node:assert/strict";
import fc from "fast-check";
import { grid } from "../../../components/grafana/grid.ts";
import type { Panel } from "../../../model/dashboard.ts";
import { errorPanel } from "../../model/fixture.ts";
import { dashboards } from "./compiled.ts";

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function assertFits(places: readonly Place[]): void {
  for (const [index, place] of places.entries()) {
    assert.ok(place.x >= 0 && place.x + place.w <= 24, `${JSON.stringify(place)} is within the grid`);
    for (const other of places.slice(index + 1)) {
      assert.ok(!overlap(place, other), `${JSON.stringify(place)} and ${JSON.stringify(other)} do not overlap`);
    }
  }
}

const panel = fc.constantFrom<Panel["width"]>(6, 8, 12, 24, undefined).map((width): Panel => ({
  ...errorPanel,
  ...(width === undefined ? {} : { width }),
}));
const row = fc.array(panel, { maxLength: 10 }).map((panels) => ({ title: "row", panels }));

describe("A dashboard's grid", () => {
  it("has a place for each row and panel, without overlap, whatever their widths", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        assertFits(grid(rows).flatMap(({ header, panels }) => [header, ...panels.map(({ place }) => place)]));
      }),
    );
  });

  it("reads from left to right and from top to bottom", () => {
    const [placed] = grid([{ title: "row", panels: [errorPanel, errorPanel, errorPanel] }]);
    assert.deepEqual(
      placed?.panels.map(({ place: { x, y } }) => [x, y]),
      [
        [0, 1],
        [12, 1],
        [0, 9],
      ],
    );
  });

  it("keeps its places in the compiled dashboards", () => {
    for (const { panels } of dashboards()) assertFits(panels.map(({ gridPos }) => gridPos));
  });
});
