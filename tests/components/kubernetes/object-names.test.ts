import assert from "node:assert/strict";
import fc from "fast-check";
import { objectNames } from "../../../components/kubernetes/object-names.ts";

describe("names of objects", () => {
  it("are those that people gave, in Kubernetes' spelling", () => {
    const names = objectNames(["StratoAI API Health", "api"]);
    assert.deepEqual([...names.values()], ["stratoai-api-health", "api"]);
  });

  it("are DNS labels, and different for different things", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("a b", "A-B", "a_b", "x".repeat(80)))), (texts) => {
        const names = objectNames(texts);
        const all = [...names.values()];
        for (const name of all) assert.match(name, /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/);
        assert.equal(new Set(all).size, new Set(texts).size);
      }),
    );
  });
});
