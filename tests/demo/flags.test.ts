import assert from "node:assert/strict";
import { Failure } from "../../commands/bootstrap/failure.mjs";
import { readFlags, usage } from "../../demo/flags.ts";

const flags = {
  port: { help: "a port", value: "port", words: ["off"], default: "3000" },
  rate: { help: "a rate", value: "number", default: "20" },
  scale: { help: "a factor", value: "positive", default: "1" },
  server: { help: "an address", value: "url" },
  data: { help: "a folder", value: "text" },
} as const;

const refusal = (...argv: string[]): string => {
  try {
    readFlags("demo", argv, flags);
  } catch (error) {
    assert.ok(error instanceof Failure);
    return error.message;
  }
  throw new Error(`accepted ${argv.join(" ")}`);
};

describe("command lines of the demo programs", () => {
  it("fill in defaults, and nothing where there is none", () => {
    assert.deepEqual(readFlags("demo", [], flags), { port: "3000", rate: "20", scale: "1", server: "", data: "" });
  });

  it("take values after a space or an equals sign, and words beside a number", () => {
    const found = readFlags("demo", ["--port", "off", "--rate=0", "--server=http://a/?b=c", "--data", "a b"], flags);
    assert.deepEqual(found, { port: "off", rate: "0", scale: "1", server: "http://a/?b=c", data: "a b" });
  });

  it("name every mistake at once, and what is allowed or was probably meant", () => {
    assert.equal(
      refusal("--prt", "3", "--port", "70000", "--rate=-1", "--scale", "0", "--server", "x", "--data"),
      [
        "demo: 6 mistakes",
        "  --prt: found an unknown option; did you mean `--port`?",
        '  --port: found "70000"; allowed: 0 (any free port) to 65535 or off',
        '  --rate: found "-1"; allowed: a number from 0',
        '  --scale: found "0"; allowed: a number above 0',
        '  --server: found "x"; allowed: http://… or https://…',
        "  --data: found no value; allowed: text",
      ].join("\n"),
    );
  });

  it("do not take the next flag for a value, nor Object's own properties for flags", () => {
    assert.equal(refusal("--data", "--rate", "3"), "demo: 1 mistake\n  --data: found no value; allowed: text");
    assert.match(
      refusal("--constructor", "3"),
      /: 1 mistake\n {2}--constructor: found an unknown option; allowed: --port, /,
    );
  });

  it("are explained with their defaults", () => {
    assert.match(usage("demo", "plays", flags), /^ {2}--rate +a rate \(default 20\)$/m);
  });
});
