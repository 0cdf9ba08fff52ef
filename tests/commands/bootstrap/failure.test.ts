import assert from "node:assert/strict";
import { unexpected } from "../../../commands/bootstrap/failure.mjs";

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
    assert.match(unexpected(error, { DEBUG: "1" }), /failure\.test\.ts/);
  });
});
