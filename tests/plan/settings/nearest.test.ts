import assert from "node:assert/strict";
import fc from "fast-check";
import { instead, nearest } from "../../../plan/settings/nearest.ts";

const words = ["tier", "vendor", "pages", "pagingVendor"];

describe("what was probably meant", () => {
  it("is found through a missing, a doubled, a wrong and two swapped letters", () => {
    const found = ["vndor", "vendorr", "vemdor", "teir"].map((word) => nearest(word, words));
    assert.deepEqual(found, ["vendor", "vendor", "vendor", "tier"]);
  });

  it("is nothing where no word is close", () => {
    assert.equal(nearest("kubeconfig", words), undefined);
    assert.equal(instead("kubeconfig", words), "tier, vendor, pages, pagingVendor");
  });

  it("is the word itself, in whatever case", () => {
    fc.assert(fc.property(fc.constantFrom(...words), (word) => nearest(word.toUpperCase(), words) === word));
  });
});
