import assert from "node:assert/strict";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { when } from "../../../model/alert.ts";
import type { Catalog } from "../../../model/catalog.ts";
import { sum, value } from "../../../model/query.ts";
import { missingFields } from "../../../model/validate/required.ts";
import { validate } from "../../../model/validate/index.ts";
import { highErrorRate, limits, shop } from "../fixture.ts";
import { issuesOf } from "./issues-of.ts";

type Step = string | number;
type Tree = Readonly<Record<Step, unknown>>;

/** The place of every field of every object below, in whatever order. */
function fields(of: unknown, before: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof of !== "object" || of === null || of instanceof Map) return [];
  return Object.entries(of as Tree).flatMap(([key, inner]) => {
    const step = Array.isArray(of) ? Number(key) : key;
    const at = [...before, step];
    return [...(Array.isArray(of) ? [] : [at]), ...fields(inner, at)];
  });
}

/** The same with one field left out. */
function without(of: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined) return of;
  if (Array.isArray(of)) return of.map((item: unknown, index) => (index === step ? without(item, rest) : item));
  const { [step]: inner, ...others } = of as Tree;
  return rest.length === 0 ? others : { ...others, [step]: without(inner, rest) };
}

describe("A field that the catalog has to have", () => {
  const alert = (change: object) => issuesOf({ ...shop, alerts: [{ ...highErrorRate, ...change }] });

  it("is named by its path where it is not there", () => {
    assert.deepEqual(alert({ severity: undefined }), ["alerts.HighErrorRate.severity: got nothing; expected a text"]);
    assert.deepEqual(alert({ condition: when(sum(value(undefined as never)), ">", 1) }), [
      "alerts.HighErrorRate.condition.query.of.metric: got nothing; expected an object",
    ]);
    assert.deepEqual(alert({ name: undefined }), ["alerts[0].name: got nothing; expected a text"]);
    assert.deepEqual(issuesOf({ ...shop, runbooks: undefined as never }), ["runbooks: got nothing; expected a Map"]);
  });

  it("is named where it is of another type", () => {
    assert.deepEqual(alert({ for: 300 }), ["alerts.HighErrorRate.for: got 300; expected a text"]);
    assert.deepEqual(issuesOf({ ...shop, slos: {} as never }), ["slos: got an object; expected a list"]);
  });

  it("is never the cause of an internal error, whichever is left out", () => {
    const places = fields(shop);
    assert.ok(places.length > 300, `only ${places.length} fields`);
    const failing = places.filter((at) => {
      try {
        validate(without(shop, at) as Catalog, limits);
        return false;
      } catch {
        return true;
      }
    });
    assert.deepEqual(
      failing.map((at) => at.join(".")),
      [],
    );
  });

  it("is there in a catalog that is type-checked", () => {
    assert.deepEqual([...missingFields(shop), ...missingFields(stratoai)], []);
  });
});
