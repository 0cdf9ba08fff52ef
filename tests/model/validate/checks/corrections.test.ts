import assert from "node:assert/strict";
import { shop, withAlert } from "../../fixture.ts";
import { issuesOf } from "../issues-of.ts";

const correction = { subject: "errors", theirs: "rate > 1", ours: "a share" };

describe("A correction", () => {
  it("has the reason of the item that it stands beside", () => {
    assert.deepEqual(issuesOf(withAlert({ why: "A rate is no share.", corrects: [correction] })), []);
    assert.deepEqual(issuesOf(withAlert({ corrects: [correction] })), [
      "corrections.errors.why: got nothing; expected a text",
    ]);
  });

  it("says one thing of its subject, with words on both sides", () => {
    const corrections = [
      { ...correction, why: "so" },
      { ...correction, theirs: " ", why: "so" },
    ];
    assert.deepEqual(issuesOf({ ...shop, corrections }), [
      "corrections.errors: got a second one that says otherwise; expected a subject of its own",
      "corrections.errors.theirs: got nothing; expected a text",
    ]);
  });
});
