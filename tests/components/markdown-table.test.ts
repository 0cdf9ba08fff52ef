import assert from "node:assert/strict";
import { markdownTable } from "../../components/markdown-table.ts";

describe("a Markdown table", () => {
  it("has a row a line, and lets no cell break out of its column", () => {
    assert.equal(
      markdownTable(["name", "meaning"], [["a", "one | two\nthree"]]),
      "| name | meaning |\n| --- | --- |\n| a | one \\| two three |",
    );
  });
});
