import assert from "node:assert/strict";
import { changingStack, parseStackArguments } from "../../../commands/bootstrap/arguments.mjs";

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

  it("that are wrong are all named at once, with what is allowed", () => {
    assert.equal(
      message("--force", "a b", "dev", "--yes=no", "--token=canary"),
      [
        "up: 5 mistakes",
        "  --force: found an unknown option; allowed: STACK, --yes, --help",
        '  STACK: found "a b"; allowed: letters, digits, ".", "_" and "-"',
        "  dev: found one argument too many; allowed: STACK, --yes, --help",
        "  --yes: found a value; allowed: --yes without a value",
        "  --token: found an unknown option; allowed: STACK, --yes, --help",
      ].join("\n"),
    );
  });

  it("cannot lead out of a folder", () => {
    for (const name of ["../x", "a/../../b", ".."]) assert.notEqual(message(name), "", name);
  });
});
