import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { processGroup, isAlive } from "../../../provider/process/identity.ts";
import { parseProcStat, parsePsLine, processEntry } from "../../../provider/process/table.ts";

async function identityOf(pid: number | undefined) {
  const entry = await processEntry(pid!);
  return { pid: entry!.pid, startTime: entry!.startTime };
}

describe("The process table", () => {
  it("reads /proc/PID/stat, with a program's name of any kind", () => {
    const fields = Array.from({ length: 30 }, (_, at) => String(at + 7)).join(" ");
    const entry = parseProcStat(`42 (a) S 1 (b) Z 7 8 9 ${fields}`, "boot");
    assert.deepEqual(entry, { pid: 42, parent: 7, session: 9, zombie: true, startTime: "22 ticks after boot boot" });
  });

  it("reads ps where there is no /proc", () => {
    assert.deepEqual(parsePsLine("   42     7    42 Ss   Tue Nov 24 19:46:24 2026    "), {
      pid: 42,
      parent: 7,
      session: 42,
      zombie: false,
      startTime: "Tue Nov 24 19:46:24 2026",
    });
    assert.equal(parsePsLine("42 7 42 Z+ Tue Nov 24 19:46:24 2026")?.zombie, true);
    assert.equal(parsePsLine(""), undefined);
  });

  it("knows this process", async () => {
    assert.equal(await isAlive(await identityOf(process.pid)), true);
  });
});

describe("A process's identity", () => {
  it("is not that of another process with the same pid", async () => {
    const identity = await identityOf(process.pid);
    const earlier = { ...identity, startTime: identity.startTime.replace(/^\d+/, "1") };
    assert.equal(await isAlive(earlier), false);
    assert.deepEqual(await processGroup(earlier), []);
  });

  it("ends with a reboot", async () => {
    const identity = await identityOf(process.pid);
    const beforeReboot = { ...identity, startTime: identity.startTime.replace(/boot .*/, "boot of yesterday") };
    assert.equal(await isAlive(beforeReboot), false);
    assert.deepEqual(await processGroup({ ...beforeReboot, pid: 4_194_303 }), []);
  });

  it("is not alive as a zombie", async function () {
    if (process.platform !== "linux") this.skip();
    // The shell starts a child and becomes sleep, which never collects it.
    const parent = spawn("sh", ["-c", "sleep 0.1 & echo $!; exec sleep 5"], { stdio: ["ignore", "pipe", "ignore"] });
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const child = await identityOf(Number(line.toString()));
    assert.equal(await isAlive(child), true);
    await sleep(300);
    assert.equal((await processEntry(child.pid))?.zombie, true);
    assert.equal(process.kill(child.pid, 0), true, "signal 0 calls a zombie alive");
    assert.equal(await isAlive(child), false);
    parent.kill();
    await once(parent, "exit");
  });

  it("covers descendants, and who is left in the session when the leader died", async () => {
    const leader = spawn("sh", ["-c", "sleep 20 & sh -c 'sleep 20; :' & wait"], { detached: true, stdio: "ignore" });
    const identity = await identityOf(leader.pid);
    await sleep(100);
    const group = await processGroup(identity);
    assert.equal(group.length, 4);
    leader.kill("SIGKILL");
    await once(leader, "exit");
    assert.equal((await processGroup(identity)).length, 3);
    process.kill(-identity.pid, "SIGKILL");
  });
});
