import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../../../commands/bootstrap/failure.mjs";
import { downStack } from "../../../commands/stack/down.ts";
import { findStack, openStack, type StackOptions } from "../../../commands/stack/open.ts";
import { statusOf } from "../../../commands/stack/status.ts";
import { upStack } from "../../../commands/stack/up.ts";
import { isAlive } from "../../../provider/process/identity.ts";
import { readNote, type Note } from "../../../provider/process/note.ts";
import { freePort, whileTaken } from "../../provider/free-port.ts";
import { needs, tool } from "../../support/toolchain.ts";
import { tiny, type Tiny } from "./fixtures/tiny.ts";
import { cleanup } from "../../support/cleanup.ts";

const root = join(import.meta.dirname, "../../..");

describe("The local stack under the real engine", function () {
  needs("pulumi");
  this.timeout(120_000);
  this.slow(10_000);

  let project: string;
  let data: string;
  let port: number;
  let lines: string[];
  /** What the next run declares. */
  let declared: Partial<Tiny>;

  const options = (): StackOptions => ({
    name: "local",
    project,
    program: () => tiny({ data, port, ...declared }),
  });
  const up = async () => {
    lines = [];
    return upStack(await openStack(options()), { report: (line) => lines.push(line) });
  };
  const note = (): Note | undefined => readNote(join(data, "processes/server"));
  const noteNow = (): Note => note() ?? assert.fail("no process was started");
  const failure = async (action: Promise<unknown>): Promise<string> => {
    const error: unknown = await action.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Failure, String(error));
    return error.message;
  };
  const git = (...args: string[]) => spawnSync("git", args, { cwd: project, encoding: "utf8" });
  const until = async (condition: () => boolean): Promise<void> => {
    for (let tries = 0; !condition(); tries++) {
      assert.ok(tries < 400, "waited for 20 s");
      await sleep(50);
    }
  };
  /** An `up` in a process of its own, whose server never becomes ready; returns once the server runs. */
  const hangingUp = async () => {
    const script = join(import.meta.dirname, "fixtures/tiny.ts");
    const args = ["--import", "tsx", script, project, String(port), String(await freePort())];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "pipe"], detached: true });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const ended = new Promise<{ code: number | null; stderr: string }>((resolve) =>
      child.once("close", (code) => {
        resolve({ code, stderr });
      }),
    );
    await until(() => note() !== undefined);
    return { pid: child.pid ?? assert.fail("not started"), ended };
  };

  const undo = cleanup();
  before(async () => {
    tool("pulumi");
    // A checkout with a blank in its path.
    project = mkdtempSync(join(tmpdir(), "stratoai stack-"));
    undo(() => {
      rmSync(project, { recursive: true, force: true });
    });
    undo(async () => {
      const opened = await findStack(options());
      if (opened !== undefined) await downStack(opened, { report: () => undefined });
    });
    data = join(project, ".state/stacks/local");
    port = await freePort();
    declared = {};
    const settings = readFileSync(join(root, "Pulumi.yaml"), "utf8");
    writeFileSync(join(project, "Pulumi.yaml"), settings.replace("./provider", join(root, "provider")));
    copyFileSync(join(root, "Pulumi.local.yaml"), join(project, "Pulumi.local.yaml"));
    copyFileSync(join(root, ".gitignore"), join(project, ".gitignore"));
    git("init", "--quiet");
    git("add", ".");
  });

  afterEach(() => {
    assert.equal(git("diff", "--name-only").stdout + git("ls-files", "--others", "--exclude-standard").stdout, "");
  });

  it("may have any name: the tier decides that it lives here, in a folder of its own", async () => {
    copyFileSync(join(root, "Pulumi.local.yaml"), join(project, "Pulumi.laptop.yaml"));
    git("add", ".");
    const home = join(project, ".state/homes/laptop");
    const name = "organization/stratoai-observability/laptop";
    const own = join(project, ".state/stacks/laptop");
    const other: StackOptions = { name, project, program: () => tiny({ data: own, port }) };
    assert.equal(await findStack(other), undefined);
    await upStack(await openStack(other), { report: () => undefined });
    assert.ok(existsSync(join(home, "backend")));
    const opened = (await findStack(other)) ?? assert.fail("it is not found");
    assert.equal(opened.home?.data, own);
    await downStack(opened, { report: () => undefined });
    assert.deepEqual(readdirSync(join(project, ".state")), []);
  });

  it("is not there before", async () => {
    assert.equal(await findStack(options()), undefined);
  });

  it("names a taken port before anything is made", async () => {
    await whileTaken(port, async () => {
      assert.match(await failure(up()), new RegExp(`^server: ports\\[0\\]: port ${port}/tcp is taken by process`));
    });
    assert.equal(existsSync(data), false);
  });

  it("says a mistake of the program's once, without a stack trace", async () => {
    declared = { mistake: "tier: found golden, allowed local" };
    assert.equal(await failure(up()), "tier: found golden, allowed local");
    declared = {};
  });

  it("comes up, and says where to look", async () => {
    const { outputs, changes } = await up();
    assert.equal(changes.create, 4);
    assert.equal(outputs.server?.value, `http://127.0.0.1:${port}`);
    assert.deepEqual(lines.slice(0, 3).sort(), [
      "  + created  File config",
      "  + created  Process server",
      "Bringing up stack local",
    ]);
  });

  it("has nothing to change the second time", async () => {
    const { pid } = noteNow();
    await up();
    assert.equal(lines.at(-1), "Nothing to change: 4 resources are as they should be.");
    assert.equal(noteNow().pid, pid);
  });

  it("is mended by the next up where a process was killed, with its data, and says so before", async () => {
    const running = noteNow();
    process.kill(running.pid, "SIGKILL");
    while (await isAlive(running)) await sleep(20);
    const opened = (await findStack(options())) ?? assert.fail("no stack");
    const status = await statusOf(opened);
    assert.equal(status.healthy, false);
    assert.match(status.lines.join("\n"), /server {2}NOT HEALTHY .* stopped; its last words are in /);
    await up();
    assert.ok(lines.includes("  ! changed  Process server  (running)"));
    assert.notEqual(noteNow().pid, running.pid);
    assert.equal(readFileSync(join(data, "data/starts"), "utf8"), "started\n".repeat(2));
    assert.equal((await statusOf(opened)).healthy, true);
  });

  it("goes down and leaves no process, file, data or state", async () => {
    const running = noteNow();
    await downStack((await findStack(options())) ?? assert.fail("no stack"), { report: () => undefined });
    assert.equal(await isAlive(running), false);
    assert.deepEqual(readdirSync(join(project, ".state")), []);
    assert.equal(await findStack(options()), undefined);
  });

  it("is left unlocked and whole by an interrupted up, and goes down clean", async () => {
    const { pid, ended } = await hangingUp();
    assert.match(await failure(up()), /^Another command is at work on the stack local \(process \d+\)/);
    process.kill(pid, "SIGINT");
    const { code, stderr } = await ended;
    assert.deepEqual([code, stderr], [130, "Interrupted; run it again to go on from here.\n"]);
    const opened = (await findStack(options())) ?? assert.fail("no stack");
    await downStack(opened, { report: () => undefined });
    assert.deepEqual(readdirSync(join(project, ".state")), []);
  });

  it("comes up after an up that was killed, without its lock and its half-made process", async () => {
    const { pid, ended } = await hangingUp();
    const started = noteNow();
    process.kill(-pid, "SIGKILL");
    await ended;
    await up();
    assert.ok(lines.includes("An earlier command was killed: its lock is removed."), lines.join("\n"));
    assert.match(lines.at(-1) ?? "", /^Done in/);
    const now = noteNow();
    assert.equal(await isAlive(now), true);
    assert.ok(now.pid === started.pid || !(await isAlive(started)));
  });

  it("leaves no process when it goes down after an up that was killed", async () => {
    await downStack((await findStack(options())) ?? assert.fail("no stack"), { report: () => undefined });
    const { pid, ended } = await hangingUp();
    const started = noteNow();
    process.kill(-pid, "SIGKILL");
    await ended;
    await downStack((await findStack(options())) ?? assert.fail("no stack"), { report: () => undefined });
    assert.equal(await isAlive(started), false);
    assert.deepEqual(readdirSync(join(project, ".state")), []);
  });
});

describe("A throwaway stack", function () {
  needs("pulumi");
  this.timeout(120_000);
  this.slow(10_000);

  it("lives in its folder alone, with config from memory, and goes with it", async () => {
    const stateDir = mkdtempSync(join(tmpdir(), "stratoai-throwaway-"));
    const port = await freePort();
    const before = readdirSync(root);
    const opened = await openStack({
      name: "drill-1",
      stateDir,
      config: { speed: "20", "ports.backend": String(port), "other:key": "x" },
      program: () => tiny({ data: join(stateDir, "data"), port }),
    });
    const config = await opened.stack.getAllConfig();
    assert.equal(config["stratoai-observability:speed"]?.value, "20");
    assert.equal(config["stratoai-observability:ports"]?.value, JSON.stringify({ backend: port }));
    assert.equal(config["other:key"]?.value, "x");
    assert.equal(config["stratoai-observability:stateDirectory"]?.value, join(stateDir, "data"));
    const { outputs } = await upStack(opened, { report: () => undefined });
    assert.equal((await fetch(String(outputs.server?.value))).status, 200);
    assert.deepEqual(readdirSync(root), before);
    await downStack(opened, { report: () => undefined });
    assert.equal(existsSync(stateDir), false);
  });

  it("whose config the CLI refuses says so in its words alone", async () => {
    const stateDir = mkdtempSync(join(tmpdir(), "stratoai-throwaway-"));
    const program = () => Promise.reject(new Error("must not run"));
    const typed = mkdtempSync(join(tmpdir(), "stratoai-typed-"));
    const declared = "config:\n  speed: {type: integer, default: 1}\n";
    writeFileSync(join(typed, "Pulumi.yaml"), `name: stratoai-observability\nruntime: nodejs\n${declared}`);
    const opened = await openStack({ name: "drill-2", stateDir, project: typed, config: { speed: "fast" }, program });
    rmSync(typed, { recursive: true });
    assert.match(
      await upStack(opened, { report: () => undefined }).then(
        () => "",
        (error: unknown) => (error instanceof Failure ? error.message : String(error)),
      ),
      /^validating stack config: Stack 'drill-2' with configuration key 'speed' must be of type 'integer'$/,
    );
    await downStack(opened, { report: () => undefined });
    assert.equal(existsSync(stateDir), false);
  });
});

describe("A stack that has no settings file", () => {
  it("is not made in the user's backend by a slip of the keyboard", async () => {
    await assert.rejects(
      openStack({ name: "prd" }),
      /^Failure: There is no stack prd: Pulumi\.prd\.yaml does not exist\. Stacks: .*local/,
    );
  });
});
