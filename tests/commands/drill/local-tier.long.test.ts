import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { catalog } from "../../../catalog/index.ts";
import { fastTraffic } from "../../../commands/drill/arguments.ts";
import { drillAll } from "../../../commands/drill/run.ts";
import type { ThrowawayStack } from "../../../commands/drill/stacks.ts";
import { openThrowawayStack } from "../../../commands/drill/stacks.ts";
import { drillTable } from "../../../commands/drill/table.ts";
import { downStack } from "../../../commands/stack/down.ts";
import { upStack } from "../../../commands/stack/up.ts";
import { accelerate } from "../../../model/accelerate.ts";
import { allAlerts } from "../../../model/catalog.ts";
import { cleanup } from "../../support/cleanup.ts";
import { needsLocalTier } from "../../support/local-tier.ts";
import { sampled } from "../../support/sample.ts";

const speed = 30;
const quiet = () => undefined;

async function samples(prometheus: string, query: string): Promise<number> {
  const response = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1] ?? 0);
}

describe("the local tier under the real engine", () => {
  needsLocalTier();
  const undo = cleanup();
  let folder: string;
  let local: ThrowawayStack;

  before(async function () {
    this.timeout(180_000);
    folder = mkdtempSync(join(tmpdir(), "local-tier-"));
    undo(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    local = await openThrowawayStack(folder, { speed: String(speed), traffic: String(fastTraffic) });
    // Also where a test before the last failed, so that nothing of it keeps running.
    undo(async () => {
      if (existsSync(join(folder, "backend"))) await downStack(local.opened, { report: quiet }).catch(quiet);
    });
  });

  it("comes up, and a second up changes nothing", async function () {
    this.timeout(180_000);
    const first = await upStack(local.opened, { report: quiet });
    assert.ok((first.changes.create ?? 0) > 50);
    const second = await upStack(local.opened, { report: quiet });
    assert.deepEqual(Object.keys(second.changes), ["same"]);
  });

  it("evaluates every rule and scrapes every target without an error", async function () {
    this.timeout(60_000);
    const stack = await local.drilled();
    await sleep(5000);
    const rules = (await (await fetch(`${stack.prometheus}/api/v1/rules`)).json()) as {
      data: { groups: { rules: { name: string; health: string; lastError?: string }[] }[] };
    };
    const unhealthy = rules.data.groups.flatMap((group) => group.rules).filter(({ health }) => health === "err");
    assert.deepEqual(unhealthy, []);
    const targets = (await (await fetch(`${stack.prometheus}/api/v1/targets`)).json()) as {
      data: { activeTargets: { health: string; lastError: string; labels: { job: string } }[] };
    };
    assert.deepEqual(
      targets.data.activeTargets.filter(({ health }) => health === "down"),
      [],
    );
  });

  it("repairs a killed Prometheus with one up, and keeps its data", async function () {
    this.timeout(120_000);
    const stack = await local.drilled();
    const startedAt = await samples(stack.prometheus, 'min(min_over_time(timestamp(up{job="prometheus"})[1h:1s]))');
    const pid = await stack.pid("prometheus");
    process.kill(pid, "SIGKILL");
    await stack.repair();
    assert.notEqual(await stack.pid("prometheus"), pid);
    const again = await samples(stack.prometheus, 'min(min_over_time(timestamp(up{job="prometheus"})[1h:1s]))');
    assert.ok(again > 0 && again <= startedAt + 2, "samples from before the kill are still there");
  });

  it("pages for every alert of the catalog when its fault is injected", async function () {
    this.timeout(600_000);
    const running = accelerate(catalog, speed);
    const stack = await local.drilled();
    const results = await drillAll(sampled(allAlerts(running)), running, stack, {
      speed,
      resolutionSeconds: 600 / speed,
      report: quiet,
      signal: new AbortController().signal,
    });
    console.log(drillTable(results).replace(/^/gm, "      "));
    assert.deepEqual(
      results.filter(({ passed }) => !passed).map(({ alert, note }) => `${alert}: ${note ?? ""}`),
      [],
    );
    for (const { alert, recipients } of results) assert.notEqual(recipients.length, 0, alert);
  });

  it("leaves no process, port, state or data when it is taken down", async function () {
    this.timeout(60_000);
    const stack = await local.drilled();
    const pids = await Promise.all(["prometheus", "alertmanager", "backend", "inbox"].map(stack.pid));
    await downStack(local.opened, { report: quiet });
    for (const pid of pids) {
      const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[2] : "gone";
      assert.equal(state, "gone", `process ${pid}`);
    }
    await assert.rejects(fetch(`${stack.prometheus}/-/ready`));
    assert.equal(existsSync(folder), false);
  });
});
