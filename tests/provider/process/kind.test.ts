import assert from "node:assert/strict";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Properties } from "../../../provider/resource-kind.ts";
import { whileTaken } from "../../support/free-port.ts";
import { stratoai } from "../support.ts";
import { fixture, testServer } from "./server.ts";

describe("A running process", function () {
  this.slow(2_000);
  const { served, at, inputs, port, answer, starts, alive, create, update } = testServer();

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

  it("that ignores the stop signal is killed, with all that came of it", async () => {
    const state = await create({
      program: "/bin/sh",
      args: [
        "-c",
        `trap '' TERM; ${process.execPath} ${fixture} ${port()} ${at("config")} ${at("data/starts")} & wait; wait`,
      ],
      stopTimeoutSeconds: 0.3,
    });
    const child = (await answer()).pid;
    assert.notEqual(child, state.pid);
    await served.delete(state);
    assert.equal(await alive(state), false);
    await whileTaken(port(), () => Promise.resolve());
  });

  it("leaves no process, port, data or directory when it is deleted, even the data that it no longer names", async () => {
    const first = await create({ dataDirectories: [at("data"), at("more")] });
    const state = await update(first, {});
    assert.equal(existsSync(at("more")), true);
    await served.delete(state);
    assert.equal(await alive(state), false);
    await whileTaken(port(), () => Promise.resolve());
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
});
