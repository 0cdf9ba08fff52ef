import assert from "node:assert/strict";
import { FlagError, readFlags, usage } from "../../demo/flags.ts";

const flags = {
  port: { help: "a port", value: "port", words: ["off"], default: "3000" },
  rate: { help: "a rate", value: "number", default: "20" },
  scale: { help: "a factor", value: "positive", default: "1" },
  server: { help: "an address", value: "url" },
  data: { help: "a folder", value: "text" },
} as const;

const refusal = (...argv: string[]): string => {
  try {
    readFlags(argv, flags);
  } catch (error) {
    assert.ok(error instanceof FlagError);
    return error.message;
  }
  throw new Error(`accepted ${argv.join(" ")}`);
};

describe("command lines of the demo programs", () => {
  it("fill in defaults, and nothing where there is none", () => {
    assert.deepEqual(readFlags([], flags), { port: "3000", rate: "20", scale: "1", server: "", data: "" });
  });

  it("take values after a space or an equals sign, and words beside a number", () => {
    const found = readFlags(["--port", "off", "--rate=0", "--server=http://a/?b=c", "--data", "a b"], flags);
    assert.deepEqual(found, { port: "off", rate: "0", scale: "1", server: "http://a/?b=c", data: "a b" });
  });

  it("name every issue at once, and what is allowed", () => {
    assert.equal(
      refusal("--prt", "3", "--port", "70000", "--rate=-1", "--scale", "0", "--server", "x", "--data"),
      'unknown argument "--prt"; --port: "70000" is no port; allowed: 0 (any free one) to 65535 or off; ' +
        '--rate: "-1" is no number; allowed: 0 or more; --scale: "0" is no number above 0; ' +
        '--server: "x" is no address; allowed: http://… or https://…; --data: needs a value. ' +
        "Allowed: --port, --rate, --scale, --server, --data, --help",
    );
  });

  it("do not take the next flag for a value, nor Object's own properties for flags", () => {
    assert.match(refusal("--data", "--rate", "3"), /^--data: needs a value\. /);
    assert.match(refusal("--constructor", "3"), /^unknown argument "--constructor"\. /);
  });

  it("are explained with their defaults", () => {
    assert.match(usage("demo", "plays", flags), /^ {2}--rate +a rate \(default 20\)$/m);
  });
});
