import assert from "node:assert/strict";
import { ValidationError } from "../../model/issue.ts";
import { UserError, errorText, exitCodeOf, unexpected } from "../../model/user-error.mjs";

describe("An error that nobody expected", () => {
  const error = new TypeError("Cannot read properties of undefined (reading 'kind')\nmore");

  it("is one line without a stack trace", () => {
    assert.equal(
      unexpected(error, {}),
      "Internal error: Cannot read properties of undefined (reading 'kind') (DEBUG=1 shows where; please report it)",
    );
    assert.equal(unexpected("gone", {}), "Internal error: gone");
  });

  it("shows where it was thrown with DEBUG=1", () => {
    assert.match(unexpected(error, { DEBUG: "1" }), /user-error\.test\.ts/);
  });
});

describe("An error of the user's", () => {
  it("is printed as its message alone, an issue of settings too, and ends with its own code", () => {
    const issues = new ValidationError("stack prod", [{ path: "tier", got: "nothing", expected: "local" }]);
    assert.equal(errorText(issues), "stack prod: 1 issue\n  tier: got nothing; expected local");
    assert.deepEqual(
      [exitCodeOf(issues), exitCodeOf(new UserError("Interrupted.", 130)), exitCodeOf("gone")],
      [1, 130, 1],
    );
  });
});
