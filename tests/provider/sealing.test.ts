import assert from "node:assert/strict";
import fc from "fast-check";
import { hasUnknown, isSecretAt, open, seal } from "../../provider/sealing.ts";
import { secret, unknown } from "./support.ts";

describe("Secrets in property values", () => {
  it("come back where they were, however deep, once they are sealed again", () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 3, noNullPrototype: true }),
        fc.string().map(secret),
        fc.array(fc.string(), { maxLength: 2 }).map(secret),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), tree, { noNullPrototype: true }), (sealed) => {
        const { plain, secrets } = open(sealed);
        assert.deepEqual(seal(plain, secrets), sealed);
      }),
    );
  });

  it("cover what lies in them", () => {
    const { secrets } = open({ env: secret({ TOKEN: "t" }), args: ["a"] });
    assert.equal(isSecretAt(secrets, ["env", "TOKEN"]), true);
    assert.equal(isSecretAt(secrets, ["args", 0]), false);
  });

  it("are skipped where a value lacks the place", () => {
    assert.deepEqual(seal({ a: 1 }, [["b"], ["a", "c"]]), { a: 1 });
  });
});

describe("An unknown value", () => {
  it("is found however deep", () => {
    assert.equal(hasUnknown({ a: ["b", { c: unknown }] }), true);
    assert.equal(hasUnknown({ a: ["b", { c: null }] }), false);
  });
});
