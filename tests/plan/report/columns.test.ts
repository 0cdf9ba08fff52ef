import assert from "node:assert/strict";
import { columns } from "../../../plan/report/columns.ts";

describe("rows in columns", () => {
  it("are as wide as their widest cell, with nothing after the last", () => {
    assert.equal(
      columns([
        ["a", "bb", "c"],
        ["aaa", "b"],
      ]),
      "  a    bb  c\n  aaa  b",
    );
  });

  it("are no wider for a row that is one long sentence", () => {
    assert.equal(columns([["a", "b"], ["the cluster does not answer"]]), "  a  b\n  the cluster does not answer");
  });

  it("end numbers at the same place", () => {
    assert.equal(
      columns(
        [
          ["1", "x"],
          ["100", "y"],
        ],
        { indent: "", right: [0] },
      ),
      "  1  x\n100  y",
    );
  });
});
