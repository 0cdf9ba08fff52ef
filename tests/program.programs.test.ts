import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stratoai } from "../catalog/stratoai/index.ts";
import { UserError } from "../model/user-error.mjs";
import { downStack } from "../commands/stack/down.ts";
import { openStack } from "../commands/stack/open.ts";
import { upStack } from "../commands/stack/up.ts";
import type { Catalog } from "../model/catalog.ts";
import { programFor } from "../program.ts";
import { config, plan, validationError } from "./plan/support.ts";
import { needs } from "./support/toolchain.ts";

describe("The program under the real engine", function () {
  needs("pulumi");
  this.timeout(120_000);
  this.slow(10_000);

  /** What `up` says of a throwaway stack named prod that it refuses. */
  async function refused(entries: Readonly<Record<string, string>>, catalog: Catalog = stratoai): Promise<string> {
    const stateDir = mkdtempSync(join(tmpdir(), "stratoai-program-"));
    const opened = await openStack({ name: "prod", stateDir, config: entries, program: () => programFor(catalog) });
    try {
      await upStack(opened, { report: () => undefined });
    } catch (error) {
      assert.ok(error instanceof UserError, String(error));
      return error.message;
    } finally {
      await downStack(opened, { report: () => undefined });
    }
    throw new Error("it was not refused");
  }

  it("refuses what the plan refuses, in the same words", async () => {
    const entries = { tier: "complete", vendor: "datadog", speed: "1", ports: "{}" };
    const said = await refused(entries);
    assert.equal(said, await validationError(() => plan(config(entries), { stack: "prod" })));
    assert.match(said, /^stack prod: 3 issues\n {2}vendor: .*\n {2}ports: .*\n {2}speed: /);
  });

  it("names what a catalog lacks", async () => {
    const said = await refused({ tier: "complete" }, { ...stratoai, alerts: undefined as never });
    assert.match(said, /^stack prod: 1 issue\n {2}alerts: got .*; expected .*$/);
  });

  it("shows no stack trace, not even of a catalog that nothing foresaw", async () => {
    const thrown = () => {
      throw new TypeError("the catalog's own code failed");
    };
    const said = await refused({ tier: "complete" }, Object.defineProperty({ ...stratoai }, "alerts", { get: thrown }));
    assert.equal(said, "Internal error: the catalog's own code failed (DEBUG=1 shows where; please report it)");
  });
});
