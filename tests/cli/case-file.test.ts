import assert from "node:assert/strict";
import { caseText, matches, parseCase, updated } from "./case-file.ts";

const text = `# is refused
$ npm run -s plan -- case
exit 1
-- Pulumi.case.yaml --
config: {}
-- stderr --
no
`;

describe("A case file", () => {
  it("reads back as it was written", () => {
    const one = parseCase(text);
    assert.deepEqual(
      [one.title, one.command, one.exit, one.stdout, one.stderr],
      [...["is refused", "npm run -s plan -- case", 1, "", "no\n"]],
    );
    assert.deepEqual([...one.files], [["Pulumi.case.yaml", "config: {}\n"]]);
    assert.equal(caseText(one), text);
  });

  it("that lacks its head is refused", () => {
    assert.throws(() => parseCase("$ npm run up\n"), /begins with # title, \$ command, exit N/);
  });

  it("expects the very text, but for [..] within a line and [...] for lines", () => {
    for (const [expected, got, fits] of [
      ["a (b)\n", "a (b)\n", true],
      ["a.b\n", "axb\n", false],
      ["", "", true],
      ["", "a\n", false],
      ["took [..] s\n", "took 12 s\n", true],
      ["took [..] s\n", "took 12\n s\n", false],
      ["a\n[...]\n", "a\nb\nc\n", true],
      ["a\n[...]\n", "a\n", true],
      ["a\n[...]\nc\n", "a\nb\nd\n", false],
    ] as const)
      assert.equal(matches(expected, got), fits, JSON.stringify([expected, got]));
  });

  it("is rewritten only where it no longer holds, and cut where it was cut", () => {
    assert.equal(updated("took [..] s\n", "took 12 s\n"), "took [..] s\n");
    assert.equal(updated("took [..] s\n", "12 seconds\n"), "12 seconds\n");
    assert.equal(updated("a\n[...]\n", "b\nc\nd\n"), "b\n[...]\n");
  });
});
