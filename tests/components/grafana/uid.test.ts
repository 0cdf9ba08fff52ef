import assert from "node:assert/strict";
import fc from "fast-check";
import { compile, dashboardUid } from "../../../components/grafana/compile.ts";
import { shop } from "../../model/fixture.ts";
import { prod } from "./compiled.ts";

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

  it("that is not the plain one is said aloud, because alerts link to that", () => {
    assert.deepEqual(compile(shop, { ...prod, stack: "eu.prod" }).degradations, [
      {
        backend: "grafana",
        item: "dashboard shop",
        lost: "the uid stratoai-eu.prod-shop, to which alerts link: Grafana takes 40 letters, digits, - and _",
        fallback: `the uid ${dashboardUid({ ...prod, stack: "eu.prod" }, "shop")}`,
      },
    ]);
    assert.deepEqual(compile(shop, prod).degradations, []);
  });
});
