import assert from "node:assert/strict";
import { distinct, externalName, fillPlaceholders, json } from "../../../components/vendors/text.ts";
import { prod } from "../alertmanager/fixture.ts";

describe("Texts for vendors", () => {
  it("name external things after product and stack", () => {
    assert.equal(externalName(prod, "HighErrorRate"), "[stratoai prod] HighErrorRate");
  });

  it("fill placeholders, and take the vendor's own braces their meaning", () => {
    const fill = (text: string) => fillPlaceholders(text, { value: "5 %", label: (name) => `<${name}>` });
    assert.equal(fill("{value} on {label.instance}"), "5 % on <instance>");
    assert.equal(fill("{{#is_alert}} {other}"), "{ {#is_alert} } {other}");
  });

  it("keep the order in which keys and records were written", () => {
    assert.equal(json({ b: 1, a: 2 }), '{\n  "b": 1,\n  "a": 2\n}\n');
    assert.deepEqual(distinct([{ b: 1 }, { a: 1 }, { b: 1 }]), [{ b: 1 }, { a: 1 }]);
  });
});
