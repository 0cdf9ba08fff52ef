import assert from "node:assert/strict";
import { parseStackArguments } from "../../../tools/bootstrap/arguments.mjs";

const flags = ["--yes", "--help"] as const;
const message = (...args: string[]): string => {
  try {
    parseStackArguments(args, flags);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe("Arguments of up, down and status", () => {
  it("are a stack, local where none is named, and flags", () => {
    assert.deepEqual(parseStackArguments([], flags), { stack: "local", yes: false, help: false });
    assert.deepEqual(parseStackArguments(["prod", "--yes"], flags), { stack: "prod", yes: true, help: false });
    assert.deepEqual(parseStackArguments(["-y", "acme/obs/prod"], flags), {
      stack: "acme/obs/prod",
      yes: true,
      help: false,
    });
    assert.deepEqual(parseStackArguments(["-h"], flags), { stack: "local", yes: false, help: true });
  });

  it("that are wrong are all named at once, with what is expected", () => {
    assert.equal(
      message("--force", "a b", "dev", "--yse"),
      [
        "there is no flag --force; expected --yes, --help",
        "there is no flag --yse; expected --yes, --help",
        "one STACK is expected, got 2: a b, dev",
        'STACK has letters, digits, ".", "_" and "-" only, got "a b"',
      ].join("\n"),
    );
  });

  it("cannot lead out of a folder", () => {
    for (const name of ["../../commands/x", "a/../../b", ".."]) assert.notEqual(message(name), "", name);
  });
});
