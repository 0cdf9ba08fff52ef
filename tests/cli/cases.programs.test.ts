import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup } from "../support/cleanup.ts";
import { caseText, matches, parseCase, updated } from "./case-file.ts";
import { copyProject, type ProjectCopy } from "./project.ts";

const folder = join(import.meta.dirname, "cases");

describe("The command line (UPDATE_CLI=1 rewrites what the cases in tests/cli/cases expect)", function () {
  this.slow(5_000);
  const undo = cleanup();
  let project: ProjectCopy;

  before(() => {
    project = copyProject();
    undo(() => {
      project.remove();
    });
  });

  for (const file of readdirSync(folder).sort()) {
    const path = join(folder, file);
    const expected = parseCase(readFileSync(path, "utf8"));
    it(`${file}: ${expected.title}`, async () => {
      const got = await project.run(expected);
      if (process.env.UPDATE_CLI === "1") {
        const stdout = updated(expected.stdout, got.stdout);
        const stderr = updated(expected.stderr, got.stderr);
        writeFileSync(path, caseText({ ...expected, exit: got.exit, stdout, stderr }));
        return;
      }
      const printed = caseText({ ...expected, ...got });
      const asExpected =
        got.exit === expected.exit && matches(expected.stdout, got.stdout) && matches(expected.stderr, got.stderr);
      // Equal texts where it matches, so that a difference is shown as one.
      assert.equal(asExpected ? caseText(expected) : printed, caseText(expected));
    });
  }
});
