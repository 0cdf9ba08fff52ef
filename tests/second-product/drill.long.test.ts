import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drillAll } from "../../commands/drill/run.ts";
import type { ThrowawayStack } from "../../commands/drill/stacks.ts";
import { openThrowawayStack } from "../../commands/drill/stacks.ts";
import { downStack } from "../../commands/stack/down.ts";
import { upStack } from "../../commands/stack/up.ts";
import { accelerate } from "../../model/accelerate.ts";
import { allAlerts } from "../../model/catalog.ts";
import { needsLocalTier } from "../support/local-tier.ts";
import { ledger } from "./ledger.ts";

const speed = 30;
const quiet = () => undefined;

describe("a second product on the local tier, under the real engine", () => {
  needsLocalTier();
  let folder: string | undefined;
  let local: ThrowawayStack;

  before(async function () {
    this.timeout(180_000);
    folder = mkdtempSync(join(tmpdir(), "second-product-"));
    // Loaded as the commands load it: mocha's own loader gives its modules no import.meta.resolve.
    const { programFor } = await import("../../program.ts");
    local = await openThrowawayStack(folder, { speed: String(speed), traffic: "200" }, () => programFor(ledger));
    await upStack(local.opened, { report: quiet });
  });

  after(async function () {
    this.timeout(60_000);
    // Where the toolchain is not there, nothing was made.
    if (folder === undefined) return;
    if (existsSync(join(folder, "backend"))) await downStack(local.opened, { report: quiet });
    rmSync(folder, { recursive: true, force: true });
  });

  it("has nothing of the first one in any file that its programs read", () => {
    const configuration = join(folder ?? "", "data/configuration");
    const files = readdirSync(configuration, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    assert.ok(files.length > 5);
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      // The checkout's own folder is in some of them.
      const content = readFileSync(path, "utf8").replaceAll(process.cwd(), "");
      assert.equal(/^.*stratoai.*$/im.exec(content)?.[0], undefined, path);
    }
  });

  it("pages for its own alerts when their faults are injected, by its own receivers", async function () {
    this.timeout(240_000);
    const running = accelerate(ledger, speed);
    const wanted = ["PostingsRejected", "LedgerDown"];
    const results = await drillAll(
      allAlerts(running).filter(({ name }) => wanted.includes(name)),
      running,
      await local.drilled(ledger),
      { speed, resolutionSeconds: 600 / speed, report: quiet, signal: new AbortController().signal },
    );
    assert.deepEqual(
      results.map(({ alert, passed, recipients, note }) => ({ alert, passed, recipients, note })),
      wanted.map((alert) => ({
        alert,
        passed: true,
        recipients: ["email accounts@example.org", "slack accountants"],
        note: undefined,
      })),
    );
  });
});
