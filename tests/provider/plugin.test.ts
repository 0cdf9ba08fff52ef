import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../provider/process/identity.ts";
import { processEntry } from "../../provider/process/table.ts";

const plugin = join(import.meta.dirname, "../../provider/pulumi-resource-observability");

describe("The provider plugin", function () {
  this.slow(4_000);

  it("starts in any folder, prints its port, and ends when the engine that started it is gone", async () => {
    const engine = spawn("sh", ["-c", `'${plugin}' 127.0.0.1:1 & echo $!; wait`], {
      cwd: tmpdir(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    engine.stdout.on("data", (data: Buffer) => {
      printed += data.toString();
    });
    while (printed.split("\n").length < 3) await sleep(20);
    const [pid, port] = printed.split("\n");
    assert.match(port!, /^\d+$/);
    const { startTime } = (await processEntry(Number(pid)))!;
    engine.kill("SIGKILL");
    await once(engine, "exit");
    for (let tries = 0; tries < 150 && (await isAlive({ pid: Number(pid), startTime })); tries++) await sleep(20);
    assert.equal(await isAlive({ pid: Number(pid), startTime }), false);
  });
});
