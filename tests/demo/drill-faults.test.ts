import assert from "node:assert/strict";
import { stratoai } from "../../catalog/stratoai/index.ts";
import { demoProduct } from "../../components/local/demo-product.ts";
import { FaultBoard, isFaultName } from "../../demo/backend/faults.ts";
import { productSchema } from "../../demo/backend/product.ts";
import { isKind } from "../../demo/inbox/message.ts";
import { allAlerts } from "../../model/catalog.ts";

describe("the faults that the catalog's drills ask for", () => {
  for (const { name, drill } of allAlerts(stratoai)) {
    if (drill.kind === "demo")
      it(`${name}: the demo backend takes ${drill.fault} ${JSON.stringify(drill.body)}`, async () => {
        assert.ok(isFaultName(drill.fault));
        await new FaultBoard(productSchema.parse(demoProduct(stratoai))).put(drill.fault, drill.body);
      });
    if (drill.kind === "refuse")
      it(`${name}: the inbox can refuse ${drill.messages}`, () => {
        assert.ok(isKind(drill.messages));
      });
  }
});
