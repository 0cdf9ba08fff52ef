import assert from "node:assert/strict";
import { shop, withAlert } from "../../fixture.ts";
import { told } from "../told.ts";

const correction = { subject: "errors", theirs: "rate > 1", ours: "a share" };

describe("A correction", () => {
  it("has the reason of the item that it stands beside", () => {
    assert.deepEqual(told(withAlert({ why: "A rate is no share.", corrects: [correction] })), []);
    assert.deepEqual(told(withAlert({ corrects: [correction] })), [
      "corrections.errors.why: found nothing; allowed: a text",
    ]);
  });

  it("says one thing of its subject, with words on both sides", () => {
    const corrections = [
      { ...correction, why: "so" },
      { ...correction, theirs: " ", why: "so" },
    ];
    assert.deepEqual(told({ ...shop, corrections }), [
      "corrections.errors: found a second one that says otherwise; allowed: a subject of its own",
      "corrections.errors.theirs: found nothing; allowed: a text",
    ]);
  });
});
