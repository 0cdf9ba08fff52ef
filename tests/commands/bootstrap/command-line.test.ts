import assert from "node:assert/strict";
import type { CommandLine } from "../../../commands/bootstrap/command-line.mjs";
import { readCommandLine } from "../../../commands/bootstrap/command-line.mjs";
import { Failure } from "../../../commands/bootstrap/failure.mjs";
import { nearest } from "../../../model/suggestion.ts";

const plan: CommandLine = {
  command: "plan",
  positionals: [{ name: "STACK" }, { name: "ALERT", optional: true, multiple: true }],
  options: {
    json: {},
    config: { short: "c", value: "key=value", multiple: true },
    speed: { value: "N", needs: "json" },
  },
  nearest,
};

const message = (args: readonly string[], commandLine: CommandLine = plan): readonly string[] => {
  try {
    readCommandLine(args, commandLine);
  } catch (error) {
    assert.ok(error instanceof Failure);
    assert.equal(error.exitCode, 2);
    return error.message.split("\n").slice(1);
  }
  throw new Error(`accepted ${args.join(" ")}`);
};

describe("A command line", () => {
  it("has arguments, flags and options in any order", () => {
    const { positionals, flags, values } = readCommandLine(
      ["-c", "a=1", "prod", "--json", "--config=b=-2", "One", "-cc=3", "--", "--two"],
      plan,
    );
    assert.deepEqual([...positionals], ["prod", "One", "--two"]);
    assert.deepEqual([...flags], ["json"]);
    assert.deepEqual([...values], [["config", ["a=1", "b=-2", "c=3"]]]);
  });

  it("names every mistake at once, each with what is allowed or was probably meant", () => {
    assert.deepEqual(message(["--jsno", "--speed=2", "--config", "--json=yes"]), [
      "  --jsno: found an unknown option; did you mean `--json`?",
      "  --config: found no value; allowed: key=value",
      "  --json: found a value; allowed: --json without a value",
      "  STACK: found nothing; allowed: STACK ALERT",
    ]);
    assert.deepEqual(message(["prod", "--speed", "2"]), [
      "  --speed: found no --json; allowed: --speed with --json only",
    ]);
  });

  it("repeats no value that may be a secret", () => {
    const bare = { command: "up", nearest } satisfies CommandLine;
    const wrong = [["--token=canary"], ["--token", "canary"], ["smtpPassword=canary"]];
    for (const args of wrong) assert.doesNotMatch(message(args, bare).join("\n"), /canary/);
  });

  it("that asks for help is asked nothing else", () => {
    for (const flag of ["-h", "--help"]) assert.equal(readCommandLine(["--jsno", flag], plan).help, true);
  });
});
