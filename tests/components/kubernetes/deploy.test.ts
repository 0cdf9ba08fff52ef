import assert from "node:assert/strict";
import fc from "fast-check";
import { inOrder } from "../../../components/kubernetes/deploy.ts";
import { ofBackend } from "../../../model/origin.ts";

const release = (name: string, after: readonly string[]) => ({
  name,
  origin: ofBackend("loki"),
  chart: { name: "loki", version: "1.0.0", repository: "https://charts.example.com" },
  namespace: "monitoring",
  values: {},
  after,
});

describe("releases", () => {
  it("come after those that they wait for, in whatever order they are declared", () => {
    const graph = fc.array(fc.array(fc.nat()), { maxLength: 12 }).chain((edges) => {
      // Each may wait for those before it; then all are shuffled.
      const releases = edges.map((targets, index) => {
        const after = index === 0 ? [] : [...new Set(targets.map((target) => `r${target % index}`))];
        return release(`r${index}`, after);
      });
      return fc.shuffledSubarray(releases, { minLength: releases.length });
    });
    fc.assert(
      fc.property(graph, (releases) => {
        const names = inOrder(releases).map(({ name }) => name);
        assert.equal(names.length, releases.length);
        for (const { name, after } of releases) {
          for (const before of after) assert.ok(names.indexOf(before) < names.indexOf(name));
        }
      }),
    );
  });

  it("that wait for each other, or for one that is not there, are named", () => {
    assert.throws(() => inOrder([release("a", ["b"]), release("b", ["a"]), release("c", [])]), /: a, b$/);
    assert.throws(() => inOrder([release("a", ["nowhere"])]), /: a$/);
  });
});
