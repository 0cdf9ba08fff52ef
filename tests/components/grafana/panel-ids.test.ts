import assert from "node:assert/strict";
import fc from "fast-check";
import { panelIds } from "../../../components/grafana/panel-ids.ts";
import { dashboards } from "./compiled.ts";

describe("A panel's id", () => {
  it("is unique in its dashboard, also where two titles would share one", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (titles) => {
        const ids = titles.map(panelIds());
        return new Set(ids).size === ids.length && ids.every((id) => Number.isInteger(id) && id > 0);
      }),
    );
    for (const { panels } of dashboards()) {
      assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    }
  });

  it("stays when panels before it come and go", () => {
    const alone = panelIds()("Error Rate");
    const idOf = panelIds();
    idOf("Request Rate");
    assert.equal(idOf("Error Rate"), alone);
  });
});
