import assert from "node:assert/strict";
import { goModuleOf } from "../../../commands/bootstrap/build-info.mjs";
import { needs, tool } from "../../support/toolchain.ts";

describe("The build information of a real program", () => {
  needs("blackbox_exporter");

  it("is found", async () => {
    const module = await goModuleOf(tool("blackbox_exporter"));
    assert.equal(module?.path, "github.com/prometheus/blackbox_exporter");
    assert.match(module.version, /^v0\.\d+\.\d+$/);
  });
});
