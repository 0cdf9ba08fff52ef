import assert from "node:assert/strict";
import { localMachine } from "../../tools/machine.ts";
import { withVariable } from "../support/environment.ts";

describe("this machine", () => {
  const machineWith = (version: string | undefined) =>
    withVariable("APP_VERSION", version, () => localMachine("/project"));

  it("says the product's version where its environment does", async () => {
    assert.equal((await machineWith("2.3.4")).productVersion, "2.3.4");
    assert.equal("productVersion" in (await machineWith(undefined)), false);
  });
});
