import assert from "node:assert/strict";
import { z } from "zod";
import { described } from "../../../plan/settings/described.ts";
import { joinedShape } from "../../../plan/settings/joined-settings.ts";

const number = z.int().optional();

const farm = z.strictObject({
  farm: z
    .strictObject({
      name: z.string().default("here").meta({ description: "Its name" }),
      pens: z.strictObject({}).prefault({}).meta({ description: "Places in each", otherwise: "ten" }),
      mill: z.strictObject({ sails: z.int() }).optional(),
    })
    .prefault({})
    .meta({ description: "The farm" }),
});

const sheep = z.strictObject({
  farm: z.strictObject({ wool: z.boolean().default(true), pens: z.strictObject({ sheep: number }) }),
});

const goats = z.strictObject({ farm: z.strictObject({ pens: z.strictObject({ goats: number, sheep: number }) }) });

describe("The settings that several backends declare under one key", () => {
  const schema = z.strictObject(joinedShape([farm.shape, sheep.shape, goats.shape]));

  it("are one object with the keys of all, in every depth, each with its default", () => {
    assert.deepEqual(schema.parse({}), { farm: { name: "here", pens: {}, wool: true } });
    const said = { farm: { name: "there", pens: { sheep: 7, goats: 2 }, mill: { sails: 4 }, wool: false } };
    assert.deepEqual(schema.parse(said), said);
  });

  it("refuse what none of them declares", () => {
    for (const farm of [{ pigs: 1 }, { pens: { pigs: 1 } }]) assert.equal(schema.safeParse({ farm }).success, false);
  });

  it("keep what the first says of the object", () => {
    const joined = schema.shape.farm as z.ZodPrefault<z.ZodObject<{ pens: z.ZodType; mill: z.ZodType }>>;
    assert.equal(described(joined).description, "The farm");
    assert.deepEqual(described(joined.unwrap().shape.pens), {
      description: "Places in each",
      otherwise: "ten",
      preset: undefined,
    });
    assert.equal(joined.unwrap().shape.mill.safeParse(undefined).success, true);
  });

  it("are refused where two mean different things by one key", () => {
    const others = z.strictObject({ farm: z.strictObject({ pens: z.strictObject({ sheep: z.string() }) }) });
    assert.throws(
      () => joinedShape([sheep.shape, others.shape]),
      /^Error: two backends declare the setting farm\.pens\.sheep, each in its own way$/,
    );
  });
});
