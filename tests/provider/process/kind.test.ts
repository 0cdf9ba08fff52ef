import assert from "node:assert/strict";
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, type ProcessIdentity } from "../../../provider/process/identity.ts";
import { readNote } from "../../../provider/process/note.ts";
import { account } from "../../../provider/process/user.ts";
import type { Properties } from "../../../provider/resource-kind.ts";
import { freePort, whileTaken } from "../free-port.ts";
import { secret, stratoai, temporaryFolder } from "../support.ts";

const fixture = join(import.meta.dirname, "../fixtures/server.mjs");

interface Answer {
  readonly pid: number;
  readonly loaded: string;
  readonly env: Record<string, string>;
}

describe("A process", function () {
  this.slow(2_000);
  const folder = temporaryFolder();
  const served = stratoai("Process");
  let port: number;
  let started: Properties[];

  const at = (...parts: string[]): string => join(folder(), ...parts);
  const answer = async (): Promise<Answer> => (await fetch(`http://127.0.0.1:${port}/`)).json() as Promise<Answer>;
  const starts = (): number => readFileSync(at("data/starts"), "utf8").split("\n").length - 1;
  const alive = (state: Properties): Promise<boolean> => isAlive(state as unknown as ProcessIdentity);
  const inputs = (by: Properties = {}): Promise<Properties> =>
    served.check({
      program: process.execPath,
      args: [fixture, String(port), at("config"), at("data/starts")],
      directory: at("server"),
      dataDirectories: [at("data")],
      ports: [{ port, protocol: "tcp" }],
      ready: { url: `http://127.0.0.1:${port}/`, timeoutSeconds: 10 },
      reload: { url: `http://127.0.0.1:${port}/reload` },
      configDigest: "1",
      ...by,
    });
  const create = async (by: Properties = {}): Promise<Properties> => {
    const state = await served.create(await inputs(by));
    started.push(state);
    return state;
  };
  const update = async (state: Properties, by: Properties): Promise<Properties> => {
    const next = await served.update(state, await inputs(by));
    started.push(next);
    return next;
  };

  beforeEach(async () => {
    port = await freePort();
    started = [];
    writeFileSync(at("config"), "one");
  });

  afterEach(async () => {
    for (const state of started) await served.delete(state);
  });

  it("runs once it is created, apart from us, with a log, and with nothing of our environment but what it needs", async () => {
    process.env.STRATOAI_TEST_SECRET = "hush";
    const state = await create({ env: { TOKEN: "t" } });
    delete process.env.STRATOAI_TEST_SECRET;
    const { pid, env } = await answer();
    assert.equal(pid, state.pid);
    assert.deepEqual(Object.keys(env).sort(), ["HOME", "LANG", "PATH", "TOKEN"]);
    assert.equal(existsSync(String(state.log)), true);
    assert.deepEqual(await inputs(), { ...(await inputs()), running: true }, "its own port does not count as taken");
  });

  it("that ends early is an error with its exit code and its last words, without secrets, and leaves nothing", async () => {
    writeFileSync(at("config"), "crash");
    await assert.rejects(create({ env: { TOKEN: secret("hush-hush") } }), {
      message:
        `${process.execPath} ended with exit code 3 before it was ready; it said last:\n` +
        "cannot start: crash\nthe token was [secret]",
    });
    assert.equal(existsSync(at("server")), false);
    assert.equal(existsSync(at("data")), false);
  });

  it("that is not ready in time is an error, and is stopped", async () => {
    const ready = { url: `http://127.0.0.1:${port}/`, expectStatus: 204, timeoutSeconds: 1 };
    await assert.rejects(create({ ready }), /is not ready after 1 s: http:\S+ answers 200 instead of 204$/);
    await whileTaken(port, () => Promise.resolve());
    assert.equal(existsSync(at("server")), false);
  });

  it("is not started when its port was taken since the check", async () => {
    const checked = await inputs();
    await whileTaken(port, () => assert.rejects(served.create(checked), /^Error: port \d+\/tcp is taken by process/));
    assert.equal(existsSync(at("server")), false);
  });

  it("is stopped when the deployment is cancelled before it is ready", async () => {
    const cancelled = stratoai("Process");
    const checked = await inputs({ ready: { url: `http://127.0.0.1:${port}/`, expectStatus: 204 } });
    const creating = assert.rejects(cancelled.create(checked), /^Error: the deployment was cancelled$/);
    while (readNote(at("server")) === undefined) await sleep(10);
    const note = readNote(at("server"))!;
    await cancelled.cancel();
    await creating;
    assert.equal(await isAlive(note), false);
    assert.equal(existsSync(at("server")), false);
  });

  it("that an interrupted deployment left running is replaced by the next, on the same port and data", async () => {
    const left = await create();
    const state = await create();
    assert.equal(await alive(left), false);
    assert.equal(await alive(state), true);
    assert.equal(starts(), 2);
  });

  it("reloads by URL or by signal without a new start, and says why it is refused", async () => {
    let state = await create();
    writeFileSync(at("config"), "two");
    state = await update(state, { configDigest: "2" });
    assert.equal((await answer()).loaded, "two");
    writeFileSync(at("config"), "broken");
    await assert.rejects(
      update(state, { configDigest: "3" }),
      /answered 500 to the reload: line 1: this config is broken/,
    );
    writeFileSync(at("config"), "four");
    await update(state, { configDigest: "4", reload: { signal: "SIGHUP" } });
    for (let tries = 0; tries < 100 && (await answer()).loaded !== "four"; tries++) await sleep(10);
    assert.equal((await answer()).loaded, "four");
    assert.equal(starts(), 1);
  });

  it("restarts for another argument and keeps its data", async () => {
    const first = await create();
    const second = await update(first, { env: { MODE: "b" } });
    assert.equal(await alive(first), false);
    assert.notEqual(second.pid, first.pid);
    assert.equal((await answer()).env.MODE, "b");
    assert.equal(starts(), 2);
  });

  it("that cannot start with its new settings is recorded as stopped, so that the next run starts it again", async () => {
    const state = await create();
    writeFileSync(at("config"), "crash");
    const next = await inputs({ restartDigest: "2" });
    const error: { message: string; properties: Properties } = await served.update(state, next).then(
      () => assert.fail("the update succeeded"),
      (thrown: unknown) => thrown as never,
    );
    assert.match(error.message, /ended with exit code 3/);
    assert.equal(error.properties.running, false);
    assert.equal((await served.diff(error.properties, await inputs())).changes, true);
    writeFileSync(at("config"), "one");
    await update(error.properties, {});
    assert.equal(starts(), 2);
  });

  it("that was killed is found stopped, and started again with its data", async () => {
    const state = await create();
    process.kill(Number(state.pid), "SIGKILL");
    while (await alive(state)) await sleep(10);
    const { props, inputs: found } = await served.read(state);
    assert.equal(found.running, false);
    assert.equal((await served.diff(props, await inputs())).changes, true);
    const again = await update(props, {});
    assert.equal(again.running, true);
    assert.equal(starts(), 2);
  });

  it("has its steps run once before its first start", async () => {
    const prepare = [
      { program: "/bin/sh", args: ["-c", `echo prepared >> ${at("data/steps")}`], creates: at("data/steps") },
    ];
    const state = await create({ prepare });
    await update(state, { prepare, restartDigest: "2" });
    assert.equal(readFileSync(at("data/steps"), "utf8"), "prepared\n");
  });

  it("is not started when a step fails, or does not create what it should", async () => {
    const step = (script: string) => [{ program: "/bin/sh", args: ["-c", script], creates: at("data/done") }];
    await assert.rejects(
      create({ prepare: step("echo no space; exit 4") }),
      (error: Error) =>
        error.message.includes("/bin/sh ended with exit code 4, before") &&
        error.message.endsWith("it said last:\nno space"),
    );
    await assert.rejects(create({ prepare: step("true") }), /\/bin\/sh did not create \S+done, before/);
    assert.equal(existsSync(at("data")), false);
  });

  it("runs as another user where we are root, in directories of theirs", async function () {
    if (process.getuid?.() !== 0) this.skip();
    chmodSync(folder(), 0o755);
    copyFileSync(fixture, at("server.mjs"));
    const { uid: nobody } = (await account("nobody"))!;
    const as = { user: "nobody", args: [at("server.mjs"), String(port), at("config"), at("data/starts")] };
    const prepare = [{ program: "/usr/bin/touch", args: [at("data/done")], creates: at("data/done") }];
    const state = await create({ ...as, prepare });
    for (const name of ["server", "data", "data/starts", "data/done"])
      assert.equal(statSync(at(name)).uid, nobody, name);
    assert.equal((await answer()).env.HOME, at("server"));
    await update(state, { ...as, prepare, restartDigest: "2" });
    assert.equal(starts(), 2);
  });

  it("that ignores the stop signal is killed, with all that came of it", async () => {
    const state = await create({
      program: "/bin/sh",
      args: [
        "-c",
        `trap '' TERM; ${process.execPath} ${fixture} ${port} ${at("config")} ${at("data/starts")} & wait; wait`,
      ],
      stopTimeoutSeconds: 0.3,
    });
    const child = (await answer()).pid;
    assert.notEqual(child, state.pid);
    await served.delete(state);
    assert.equal(await alive(state), false);
    await whileTaken(port, () => Promise.resolve());
  });

  it("leaves no process, port, data or directory when it is deleted, even the data that it no longer names", async () => {
    const first = await create({ dataDirectories: [at("data"), at("more")] });
    const state = await update(first, {});
    assert.equal(existsSync(at("more")), true);
    await served.delete(state);
    assert.equal(await alive(state), false);
    await whileTaken(port, () => Promise.resolve());
    for (const name of ["server", "data", "more"]) assert.equal(existsSync(at(name)), false, name);
    await served.delete(state);
  });

  it("that was made anew under another name in its directory stays when the old name is deleted", async () => {
    const old = await create();
    const renamed = stratoai("Process", "renamed");
    const state = await renamed.create(await inputs());
    await served.delete(old);
    assert.equal(await alive(state), true);
    await renamed.delete(state);
    assert.equal(existsSync(at("server")), false);
  });

  it("survives the loss of its directory until it is deleted", async () => {
    const state = await create();
    rmSync(at("server"), { recursive: true });
    assert.equal((await served.read(state)).props.running, true);
    await served.delete(state);
    assert.equal(await alive(state), false);
  });

  it("keeps what is in its log from one start to the next", async () => {
    const state = await create();
    writeFileSync(String(state.log), "earlier\n", { flag: "a" });
    await update(state, { restartDigest: "2" });
    assert.match(readFileSync(String(state.log), "utf8"), /^earlier\n/m);
    assert.equal(statSync(String(state.log)).isFile(), true);
  });
});
