import assert from "node:assert/strict";
import { differences } from "./differences.ts";
import { withInnerFiles } from "./parsed.ts";

describe("The comparison of two renders", () => {
  const routes = [
    { name: "pages", match: "critical" },
    { name: "mails", match: "warning" },
  ];

  it("finds nothing between equal values, whatever the order of their keys", () => {
    assert.deepEqual(differences({ a: [1, { b: null }], c: "x" }, { c: "x", a: [1, { b: null }] }), []);
  });

  it("names a changed value by its file, its keys and the name of its list's element", () => {
    const now = [routes[0], { name: "mails", match: "info" }];
    assert.deepEqual(differences({ "routes.yml": { routes } }, { "routes.yml": { routes: now } }), [
      { at: "routes.yml > routes > mails > match", kind: "changed", first: "warning", now: "info" },
    ]);
  });

  it("finds what was added, what was removed, and a value of another type", () => {
    assert.deepEqual(
      differences({ a: 1, b: "2", c: null }, { b: 2, c: null, d: [] }).map(({ at, kind }) => `${kind} ${at}`),
      ["removed a", "changed b", "added d"],
    );
  });

  it("finds elements that stand in another order, since the first of two routes takes an alert", () => {
    assert.deepEqual(differences({ routes }, { routes: [...routes].reverse() }), [
      { at: "routes", kind: "order", first: ["pages", "mails"], now: ["mails", "pages"] },
    ]);
  });

  it("distinguishes elements of the same name by their number", () => {
    const panels = (...queries: readonly string[]) => queries.map((query) => ({ title: "Errors", query }));
    assert.deepEqual(
      differences(panels("a", "b"), panels("a", "c", "d")).map(({ at, kind }) => `${kind} ${at}`),
      ["changed Errors #2 > query", "added Errors #3"],
    );
  });

  it("looks into a dashboard in a ConfigMap, of which the layout is no difference", () => {
    const configMap = (text: string) => withInnerFiles({ data: { "slo.json": text, note: "{ }" } });
    assert.deepEqual(differences(configMap('{"a": 1}'), configMap('{\n  "a": 1\n}')), []);
    assert.deepEqual(
      differences(configMap('{"a": 1}'), configMap('{"a": 2}')).map(({ at }) => at),
      ["data > slo.json > a"],
    );
  });
});
