import assert from "node:assert/strict";
import { drillArguments } from "../../../commands/drill/arguments.ts";

const known = ["HighErrorRate", "TargetDown"];

describe("the drill's arguments", () => {
  it("name alerts, and nothing else by default", () => {
    const { alerts, fast, json } = drillArguments(["HighErrorRate"], known);
    assert.deepEqual({ alerts, fast, json }, { alerts: ["HighErrorRate"], fast: false, json: false });
  });

  it("are refused with every mistake and what is allowed or was probably meant", () => {
    assert.throws(() => drillArguments(["Nope", "TargetDwon", "--speed", "1.5"], known), {
      message: [
        "drill: 4 mistakes",
        '  ALERT: found "Nope"; allowed: HighErrorRate, TargetDown',
        '  ALERT: found "TargetDwon"; did you mean `TargetDown`?',
        '  --speed: found "1.5"; allowed: a whole number from 2 to 60',
        "  --speed: found no --fast; allowed: --speed with --fast only",
      ].join("\n"),
    });
  });

  it("know no other flag", () => {
    assert.throws(() => drillArguments(["--fst"], known), { message: /--fst: .* did you mean `--fast`\?/ });
  });

  it("ask for nothing but help where they do, whatever else is wrong", () => {
    assert.equal(drillArguments(["--fst", "-h"], known).help, true);
  });
});
