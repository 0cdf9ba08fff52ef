import assert from "node:assert/strict";
import { drillArguments } from "../../../commands/drill/arguments.ts";

const known = ["HighErrorRate", "TargetDown"];

describe("the drill's arguments", () => {
  it("name alerts, and nothing else by default", () => {
    const { alerts, fast, json } = drillArguments(["HighErrorRate"], known);
    assert.deepEqual({ alerts, fast, json }, { alerts: ["HighErrorRate"], fast: false, json: false });
  });

  it("are refused with every issue and what is allowed", () => {
    assert.throws(() => drillArguments(["Nope", "--speed", "1.5"], known), {
      message: [
        'there is no alert "Nope"; there are: HighErrorRate, TargetDown',
        "--speed 1.5: a whole number from 2 to 60",
        "--speed only goes with --fast",
      ].join("\n"),
    });
  });

  it("know no other flag", () => {
    assert.throws(() => drillArguments(["--quick"], known), /--quick/);
  });
});
