import assert from "node:assert/strict";
import { bytes, isSameSize } from "../../../../components/kubernetes/preflight/quantity.ts";

describe("a size", () => {
  it("is the same in whatever unit it is written", () => {
    assert.ok(isSameSize("1Ti", "1024Gi"));
    assert.ok(isSameSize("53687091200", "50Gi"));
    assert.ok(!isSameSize("50G", "50Gi"));
  });

  it("that is no size of a volume is only like itself", () => {
    assert.equal(bytes("much"), undefined);
    assert.ok(isSameSize("much", "much"));
    assert.ok(!isSameSize("much", "more"));
  });
});
