import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { File } from "../../components/local/file.ts";
import { Process, type ProcessArgs } from "../../components/local/process.ts";
import { StratoaiProvider } from "../../components/local/provider.ts";
import { isAlive } from "../../provider/process/identity.ts";
import { needs } from "../support/toolchain.ts";
import { openTestStack, type TestStack } from "./engine.ts";
import { freePort, whileTaken } from "../support/free-port.ts";

const server = join(import.meta.dirname, "fixtures/server.mjs");
const canary = "canary-7f3a-do-not-leak";

interface Answer {
  readonly pid: number;
  readonly loaded: string;
}

describe("The provider under the real engine", function () {
  needs("pulumi");
  this.timeout(60_000);
  this.slow(10_000);

  let test: TestStack;
  const opened: TestStack[] = [];
  let port: number;
  let otherPort: number;
  /** What the next run of the program declares. */
  let declared: { config: string; secondServer: boolean };
  let output: string;

  const at = (...parts: string[]): string => join(test.folder, "run", ...parts);
  const answer = async (): Promise<Answer> => (await fetch(`http://127.0.0.1:${port}/`)).json() as Promise<Answer>;
  const settings = {
    onOutput: (text: string) => {
      output += text;
    },
  };

  function program(): Promise<void> {
    const provider = new StratoaiProvider("stratoai");
    const root = at();
    const config = new File(
      "config",
      { root, path: at("config", "server.conf"), content: declared.config },
      { provider },
    );
    new File("token", { root, path: at("token"), content: pulumi.secret(canary) }, { provider });
    const common = (name: string, onPort: number): ProcessArgs => ({
      program: process.execPath,
      args: [server, String(onPort), config.path, at(`${name}-data`, "starts")],
      env: { TOKEN: pulumi.secret(canary) },
      directory: at(name),
      dataDirectories: [at(`${name}-data`)],
      ports: [{ port: onPort, protocol: "tcp" }],
      ready: { url: `http://127.0.0.1:${onPort}/` },
      reload: { url: `http://127.0.0.1:${onPort}/reload` },
      configDigest: config.sha256,
    });
    const first = new Process("server", common("server", port), { provider });
    if (declared.secondServer) new Process("second", common("second", otherPort), { provider, dependsOn: first });
    return Promise.resolve();
  }

  before(async () => {
    port = await freePort();
    otherPort = await freePort();
    declared = { config: "one", secondServer: false };
    output = "";
    test = await openTestStack(program);
    opened.push(test);
  });

  after(async () => {
    // None where the CLI is missing: mocha runs this after a skip too.
    for (const stack of opened) await stack.remove();
  });

  it("names a taken port and its holder in the preview, and starts nothing", async () => {
    await whileTaken(port, async () => {
      await assert.rejects(test.stack.preview(), (error: Error) =>
        error.message.includes(`port ${port}/tcp is taken by process ${process.pid}`),
      );
    });
    assert.equal(existsSync(at("server")), false);
  });

  it("starts a process and writes files", async () => {
    await test.stack.up(settings);
    assert.equal((await answer()).loaded, "one");
    assert.equal(readFileSync(at("token"), "utf8"), canary);
  });

  it("changes nothing in a second run", async () => {
    const { changeSummary } = await test.stack.preview({ expectNoChanges: true });
    assert.deepEqual(Object.keys(changeSummary), ["same"]);
    await test.stack.up({ ...settings, expectNoChanges: true });
  });

  it("keeps a secret out of the state, its history and everything that is printed", () => {
    const files = readdirSync(join(test.folder, ".pulumi"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    assert.ok(files.some((text) => text.includes("stratoai:index:Process")));
    assert.deepEqual(
      files.filter((text) => text.includes(canary)),
      [],
    );
    assert.equal(output.includes(canary), false);
  });

  it("reloads on another config without a new process", async () => {
    const { pid } = await answer();
    declared.config = "two";
    await test.stack.up(settings);
    assert.deepEqual({ ...(await answer()), env: undefined }, { pid, loaded: "two", env: undefined });
  });

  it("shows the answer of a program that refuses its config, and tries again next time", async () => {
    const { pid } = await answer();
    declared.config = "broken";
    await assert.rejects(test.stack.up(settings), /answered 500 to the reload: line 1: this config is broken/);
    assert.equal((await answer()).loaded, "two");
    await assert.rejects(test.stack.up(settings), /line 1: this config is broken/);
    declared.config = "three";
    await test.stack.up(settings);
    assert.deepEqual({ ...(await answer()), env: undefined }, { pid, loaded: "three", env: undefined });
  });

  it("starts a killed process again with its data, and writes edited, lost and opened files again", async () => {
    const before = await answer();
    process.kill(before.pid, "SIGKILL");
    writeFileSync(at("config", "server.conf"), "edited by hand");
    chmodSync(at("token"), 0o644);
    await test.stack.refresh(settings);
    const { summary } = await test.stack.up(settings);
    assert.deepEqual(summary.resourceChanges, { same: 2, update: 3 });
    const after = await answer();
    assert.notEqual(after.pid, before.pid);
    assert.equal(after.loaded, "three");
    assert.equal(readFileSync(at("server-data", "starts"), "utf8"), "started\n".repeat(2));
  });

  it("reports a second process whose port is taken and leaves the first alone", async () => {
    const { pid } = await answer();
    declared.secondServer = true;
    await whileTaken(otherPort, async () => {
      await assert.rejects(test.stack.up(settings), new RegExp(`port ${otherPort}/tcp is taken by process`));
    });
    assert.equal(existsSync(at("second")), false);
    assert.equal((await answer()).pid, pid);
    declared.secondServer = false;
  });

  it("leaves no process, port, file or folder when it is destroyed", async () => {
    const { pid } = await answer();
    await test.stack.destroy(settings);
    assert.equal(await isAlive({ pid, startTime: "" }), false);
    await whileTaken(port, () => Promise.resolve());
    assert.equal(existsSync(at()), false);
    assert.equal(output.includes(canary), false);
  });
});
