import assert from "node:assert/strict";
import { chmodSync, chownSync, copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../../provider/process/identity.ts";
import { stopLeftovers } from "../../../provider/process/leftovers.ts";
import { readNote } from "../../../provider/process/note.ts";
import { account } from "../../../provider/process/user.ts";
import { whileTaken } from "../../support/free-port.ts";
import { secret, stratoai } from "../support.ts";
import { fixture, testServer } from "./server.ts";

describe("A process's start", function () {
  this.slow(2_000);
  const { served, at, inputs, port, answer, starts, alive, create, update } = testServer();

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
    const ready = { url: `http://127.0.0.1:${port()}/`, expectStatus: 204, timeoutSeconds: 1 };
    await assert.rejects(create({ ready }), /is not ready after 1 s: http:\S+ answers 200 instead of 204$/);
    await whileTaken(port(), () => Promise.resolve());
    assert.equal(existsSync(at("server")), false);
  });

  it("is not started when its port was taken since the check", async () => {
    const checked = await inputs();
    await whileTaken(port(), () => assert.rejects(served.create(checked), /^Error: port \d+\/tcp is taken by process/));
    assert.equal(existsSync(at("server")), false);
  });

  it("is stopped when the deployment is cancelled before it is ready", async () => {
    const cancelled = stratoai("Process");
    const checked = await inputs({ ready: { url: `http://127.0.0.1:${port()}/`, expectStatus: 204 } });
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
    chmodSync(at(), 0o755);
    copyFileSync(fixture, at("server.mjs"));
    const { uid: nobody } = (await account("nobody"))!;
    const as = { user: "nobody", args: [at("server.mjs"), String(port()), at("config"), at("data/starts")] };
    const prepare = [{ program: "/usr/bin/touch", args: [at("data/done")], creates: at("data/done") }];
    const state = await create({ ...as, prepare });
    for (const name of ["server", "data", "data/starts", "data/done"])
      assert.equal(statSync(at(name)).uid, nobody, name);
    assert.equal((await answer()).env.HOME, at("server"));
    await update(state, { ...as, prepare, restartDigest: "2" });
    assert.equal(starts(), 2);
  });

  it("keeps what is in its log from one start to the next", async () => {
    const state = await create();
    writeFileSync(String(state.log), "earlier\n", { flag: "a" });
    await update(state, { restartDigest: "2" });
    assert.match(readFileSync(String(state.log), "utf8"), /^earlier\n/m);
    assert.equal(statSync(String(state.log)).isFile(), true);
  });
  it("that was started and never recorded is found by its note and stopped", async () => {
    const state = await create();
    assert.deepEqual(await stopLeftovers(at()), [state.pid]);
    assert.equal(await alive(state), false);
    assert.deepEqual(await stopLeftovers(at()), []);
    assert.deepEqual(await stopLeftovers(at("no-such-folder")), []);
  });

  it("is not stopped on the word of a note that another user wrote", async function () {
    if (process.getuid?.() !== 0) this.skip();
    const state = await create();
    chownSync(at("server/process.json"), 65_534, 65_534);
    assert.deepEqual(await stopLeftovers(at()), []);
    assert.equal(await alive(state), true);
  });
});
