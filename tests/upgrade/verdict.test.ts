import assert from "node:assert/strict";
import type { Step } from "./steps.ts";
import { differences } from "./steps.ts";
import type { AllowedChange } from "./verdict.ts";
import { complaints } from "./verdict.ts";

const step = (values: Partial<Step>): Step => ({
  op: "same",
  custom: true,
  type: "kubernetes:apps/v1:Deployment",
  urn: "urn:pulumi:prod::shop::observability:index:Monitoring$kubernetes:apps/v1:Deployment::shop-thanos",
  name: "shop-thanos",
  oldUrn: "urn:pulumi:prod::shop::old:index:Root$kubernetes:apps/v1:Deployment::shop-thanos",
  changed: [],
  ...values,
});

const of = (steps: readonly Step[], expected: readonly AllowedChange[] = []) => complaints("prod", steps, expected);

describe("An upgrade of a running stack", () => {
  it("may move resources, make components and change an object's own labels and annotations", () => {
    assert.deepEqual(
      of([
        step({}),
        step({ custom: false, op: "create", type: "observability:index:Metrics", oldUrn: undefined }),
        step({ custom: false, op: "update", type: "observability:index:Monitoring", changed: ["tier"] }),
        step({ op: "update", changed: ["metadata.annotations.origin", "metadata.labels"] }),
      ]),
      [],
    );
  });

  for (const op of ["create", "delete", "replace", "create-replacement", "delete-replaced"] as const) {
    it(`may not ${op} a resource`, () => {
      assert.deepEqual(of([step({ op })]), [`${op} kubernetes:apps/v1:Deployment shop-thanos`]);
    });
  }

  it("may not take a component with its children away", () => {
    assert.equal(of([step({ op: "delete", custom: false })]).length, 1);
  });

  it("may not restart pods or select others", () => {
    for (const path of ["spec.template.metadata.annotations.origin", "spec.selector", "values.image.tag"]) {
      assert.deepEqual(of([step({ op: "update", changed: ["metadata.labels", path] })]), [
        `update kubernetes:apps/v1:Deployment shop-thanos (metadata.labels, ${path})`,
      ]);
    }
  });

  it("may do what is allowed with a reason, to that resource and those inputs alone", () => {
    const entry: AllowedChange = {
      stack: "prod",
      op: "update",
      names: ["shop-thanos"],
      inputs: ["spec.template"],
      reason: "a newer image",
    };
    const update = step({ op: "update", changed: ["spec.template.spec.image"] });
    assert.deepEqual(of([update], [entry]), []);
    assert.equal(of([step({ ...update, name: "shop-other" })], [entry]).length, 2);
    assert.equal(of([step({ ...update, changed: ["spec.template.x", "spec.selector"] })], [entry]).length, 2);
  });

  it("has no list of what is not done any more", () => {
    const entry: AllowedChange = { stack: "prod", op: "delete", names: ["shop-loki", "shop-alloy"], reason: "gone" };
    const gone = step({ op: "delete", name: "shop-alloy" });
    assert.deepEqual(of([gone], [entry]), ["allowed, but no longer done: delete shop-loki"]);
    assert.deepEqual(complaints("local", [], [entry]), []);
  });
});

describe("The difference between two inputs", () => {
  it("is named by path, a list as a whole, without what is the engine's own", () => {
    assert.deepEqual(
      differences(
        { same: { a: [1] }, gone: 1, deep: { list: [1, 2], text: "x" }, __defaults: [] },
        { same: { a: [1] }, come: 1, deep: { list: [1], text: "x" }, __defaults: ["b"] },
      ),
      ["come", "deep.list", "gone"],
    );
  });
});
