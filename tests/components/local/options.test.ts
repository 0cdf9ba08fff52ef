import assert from "node:assert/strict";
import type { Context, Machine } from "../../../components/backend.ts";
import { localOptions } from "../../../components/local/options.ts";
import { processes } from "../../../components/local/processes.ts";
import type { LocalSettings } from "../../../components/local/settings.ts";
import { config, machine, plan } from "../../plan/support.ts";
import { withVariable } from "../../support/environment.ts";

/** What the demo is told its version is. */
async function demoVersion(on: Machine): Promise<string | undefined> {
  const { compiled } = await plan(config({}), { machine: on });
  const context = compiled.find(({ backend }) => backend.id === "local")!.context as Context<LocalSettings>;
  return processes(localOptions(context)).find(({ name }) => name === "backend")?.env?.APP_VERSION;
}

describe("the demo's version", () => {
  it("is the machine's, and not what the environment happens to be when the plan is made", () =>
    withVariable("APP_VERSION", "of the environment", async () => {
      assert.equal(await demoVersion({ ...machine, productVersion: "2.3.4" }), "2.3.4");
      assert.equal(await demoVersion(machine), "1.0.0");
    }));
});
