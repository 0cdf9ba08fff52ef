import assert from "node:assert/strict";
import fc from "fast-check";
import { byLikeness, nearest } from "../../model/suggestion.ts";
import { choices, oneOf } from "../../model/validate/choices.ts";
import { mistakeText } from "../../model/validate/mistake.ts";

const words = ["tier", "vendor", "pages", "pagingVendor"];

describe("what was probably meant", () => {
  it("is found through a missing, a doubled, a wrong and two swapped letters", () => {
    const found = ["vndor", "vendorr", "vemdor", "teir"].map((word) => nearest(word, words));
    assert.deepEqual(found, ["vendor", "vendor", "vendor", "tier"]);
  });

  it("is nothing where no word is close, however long the words are", () => {
    assert.equal(nearest("kubeconfig", words), undefined);
    assert.equal(nearest("grpc_requests_total", ["http_requests_total"]), undefined);
    assert.equal(nearest("bob@example.com", ["ada@example.com"]), undefined);
    assert.equal(nearest("501", ["500"]), undefined);
    assert.equal(nearest("tier", []), undefined);
  });

  it("is the word itself, in whatever case", () => {
    fc.assert(fc.property(fc.constantFrom(...words), (word) => nearest(word.toUpperCase(), words) === word));
  });

  it("is asked for in a message, instead of all that is allowed", () => {
    const text = (found: string) => mistakeText({ path: found, found: "an unknown key", ...oneOf(words, found) });
    assert.equal(text("teir"), "teir: found an unknown key; did you mean `tier`?");
    assert.equal(text("logs"), "logs: found an unknown key; allowed: pages, pagingVendor, tier, vendor");
  });
});

describe("many names", () => {
  it("are cut to the twelve that are most like what was found", () => {
    const many = Array.from({ length: 20 }, (_, index) => `alert-${"x".repeat(index)}`);
    assert.deepEqual(byLikeness("alert-xx", many).slice(0, 2), ["alert-xx", "alert-x"]);
    assert.match(choices(many, "alert-xx"), /^alert-xx, alert-x, .* and 8 more$/);
  });
});
