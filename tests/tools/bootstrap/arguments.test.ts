import assert from "node:assert/strict";
import { changingStack, parseStackArguments } from "../../../tools/bootstrap/arguments.mjs";

const up = changingStack("up");
const message = (...args: string[]): string => {
  try {
    parseStackArguments(args, up);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe("Arguments of up, down and status", () => {
  it("are a stack, local where none is named, and flags", () => {
    assert.deepEqual(parseStackArguments([], up), { stack: "local", yes: false, help: false });
    assert.deepEqual(parseStackArguments(["prod", "--yes"], up), { stack: "prod", yes: true, help: false });
    assert.deepEqual(parseStackArguments(["-y", "acme/obs/prod"], up), {
      stack: "acme/obs/prod",
      yes: true,
      help: false,
    });
    assert.deepEqual(parseStackArguments(["-h"], up), { stack: "local", yes: false, help: true });
  });

  it("that are wrong are all named at once, with what is expected", () => {
    assert.equal(
      message("--force", "a b", "dev", "--yes=no", "--token=canary"),
      [
        "up: 5 issues",
        "  --force: got an unknown option; expected STACK, --yes, --help",
        '  STACK: got "a b"; expected letters, digits, ".", "_" and "-"',
        "  dev: got one argument too many; expected STACK, --yes, --help",
        "  --yes: got a value; expected --yes without a value",
        "  --token: got an unknown option; expected STACK, --yes, --help",
      ].join("\n"),
    );
  });

  it("cannot lead out of a folder", () => {
    for (const name of ["../../commands/x", "a/../../b", ".."]) assert.notEqual(message(name), "", name);
  });
});
