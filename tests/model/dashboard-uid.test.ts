import assert from "node:assert/strict";
import fc from "fast-check";
import { dashboardUid } from "../../model/dashboard-uid.ts";

const stack = { product: "stratoai", stack: "prod" };

describe("A dashboard's uid", () => {
  it("names product, stack and dashboard", () => {
    assert.equal(dashboardUid(stack, "slo"), "stratoai-prod-slo");
  });

  it("is short enough for Grafana and made of what it takes, whatever the names", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (name, uid) =>
        /^[\w-]{1,40}$/.test(dashboardUid({ product: "shop", stack: name }, uid)),
      ),
    );
  });

  it("differs between long names that start alike, and between characters that Grafana refuses", () => {
    const long = "the-dashboard-with-a-name-that-is-long-";
    assert.notEqual(dashboardUid(stack, `${long}1`), dashboardUid(stack, `${long}2`));
    assert.notEqual(dashboardUid({ ...stack, stack: "a.b" }, "slo"), dashboardUid({ ...stack, stack: "a-b" }, "slo"));
  });
});
