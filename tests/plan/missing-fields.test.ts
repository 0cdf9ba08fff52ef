import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import type { Catalog } from "../../model/catalog.ts";
import { config, plan, validationError } from "./support.ts";

describe("A plan of a catalog without a field that it has to have", () => {
  it("is refused with its path before any choice is fitted", async () => {
    const { receivers, ...notifications } = stratoai.notifications;
    assert.ok(receivers.length > 0);
    const catalog = { ...stratoai, notifications } as unknown as Catalog;
    for (const tier of ["local", "economy", "simplified", "complete"]) {
      assert.equal(
        await validationError(() => plan(config({ tier }), { catalog })),
        "stack test: 1 issue\n  notifications.receivers: got nothing; expected a list",
        tier,
      );
    }
  });
});
