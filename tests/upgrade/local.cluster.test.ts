import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downStack } from "../../commands/stack/down.ts";
import { openStack, type OpenedStack } from "../../commands/stack/open.ts";
import { statusOf } from "../../commands/stack/status.ts";
import { upStack } from "../../commands/stack/up.ts";
import { stopLeftovers } from "../../provider/process/leftovers.ts";
import { isAlive } from "../../provider/process/identity.ts";
import { cleanup } from "../support/cleanup.ts";
import { needsLocalTier } from "../support/local-tier.ts";
import { expected } from "./expected.ts";
import { isFile, isProcess, processName, type RecordedResource } from "./deployment.ts";
import { keptLocalStack, withResources } from "./kept.ts";
import { revive } from "./revive.ts";
import { collector } from "./steps.ts";
import { changing, complaints } from "./verdict.ts";

const quiet = { report: () => undefined };

interface Identity {
  readonly pid: number;
  readonly startTime: string;
}

/** A stack of version 0.1.0 that runs: its state, its files and its processes. */
interface RunningStack {
  readonly folder: string;
  readonly opened: OpenedStack;
  readonly resources: readonly RecordedResource[];
}

/** Loaded late: as an ES module, which it has to be. */
const program = async () => (await import("./local-program.ts")).localProgram();

async function runningStack(folder: string): Promise<RunningStack> {
  const { name, config, state } = await keptLocalStack(join(folder, "data"));
  const opened = await openStack({ name, stateDir: folder, config, program });
  const resources = await revive(state.deployment.resources);
  await opened.stack.importStack(withResources(state, resources));
  return { folder, opened, resources };
}

/** Whatever a failed test left: its processes by their pidfiles, and its files. */
async function clear(folder: string): Promise<void> {
  await stopLeftovers(join(folder, "data"));
  rmSync(folder, { recursive: true, force: true });
}

const identities = (resources: readonly RecordedResource[]): ReadonlyMap<string, Identity> =>
  new Map(
    resources.filter(isProcess).map((resource) => [processName(resource), resource.outputs as unknown as Identity]),
  );

const paths = (resources: readonly RecordedResource[]): readonly string[] =>
  resources.filter(isFile).map(({ inputs = {} }) => String(inputs.path));

/** A file that was written anew is another inode. */
const inodes = (files: readonly string[]): readonly number[] => files.map((path) => statSync(path).ino);

async function alive(processes: Iterable<Identity>): Promise<readonly boolean[]> {
  return Promise.all([...processes].map(isAlive));
}

/** Has a stack of version 0.1.0 running before the tests of the enclosing `describe`, and nothing of it after them. */
function runningBefore(use: (stack: RunningStack) => void): void {
  needsLocalTier();
  const undo = cleanup();
  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), "upgraded-"));
    undo(() => clear(folder));
    use(await runningStack(folder));
  });
}

describe("A running local stack of version 0.1.0", function () {
  this.timeout(120_000);
  this.slow(30_000);

  let stack: RunningStack;
  runningBefore((running) => {
    stack = running;
  });

  it("is moved by a preview, and nothing of it changes but what is expected", async () => {
    const { onEvent, steps } = collector();
    await stack.opened.stack.preview({ onEvent });
    assert.deepEqual(complaints("local", steps, expected), []);
    const moved = new Map(steps.map(({ oldUrn, urn }) => [oldUrn, urn]));
    for (const { urn } of stack.resources.filter((resource) => isFile(resource) || isProcess(resource))) {
      assert.match(moved.get(urn) ?? "gone", /::observability:index:Monitoring\$/, urn);
    }
  });

  it("is healthy in the eyes of status before any up", async () => {
    const { lines, healthy } = await statusOf(stack.opened);
    assert.ok(healthy, lines.join("\n"));
    assert.equal(lines.filter((line) => line.includes(" healthy ")).length, identities(stack.resources).size);
  });

  it("keeps every other process and file through an up", async () => {
    const changed = changing("local", expected);
    const kept = stack.resources.filter(({ urn }) => !changed.some((name) => urn.endsWith(`::${name}`)));
    const reloaded = stack.resources.filter((resource) => isProcess(resource) && resource.inputs?.reload !== undefined);
    const running = identities([...kept, ...reloaded]);
    assert.ok(running.size > 4 && paths(kept).length >= 8, `${running.size} processes, ${paths(kept).length} files`);
    const before = inodes(paths(kept));
    await upStack(stack.opened, quiet);
    const { deployment } = (await stack.opened.stack.exportStack()) as {
      deployment: { resources: RecordedResource[] };
    };
    const now = deployment.resources.filter(({ type }) => type === "observability:index:Process");
    const today = new Map(
      now.map((resource) => [processName(resource), (resource.outputs as unknown as Identity).pid]),
    );
    for (const [name, { pid }] of running) assert.equal(today.get(name), pid, name);
    assert.ok((await alive(running.values())).every(Boolean));
    assert.deepEqual(inodes(paths(kept)), before);
    assert.ok(!deployment.resources.some(({ type }) => type.includes("stratoai:")), "old types are gone");
  });

  it("has nothing to change in a second up, and goes down clean", async () => {
    const { changes } = await upStack(stack.opened, quiet);
    assert.deepEqual(Object.keys(changes), ["same"]);
    await downStack(stack.opened, quiet);
    assert.ok((await alive(identities(stack.resources).values())).every((still) => !still));
    assert.equal(existsSync(stack.folder), false);
  });
});

describe("A running local stack of version 0.1.0 that is taken down without an up before", function () {
  this.timeout(120_000);
  this.slow(30_000);

  let stack: RunningStack;
  runningBefore((running) => {
    stack = running;
  });

  it("leaves no process and no file, by the plugin under its old name", async () => {
    const data = join(stack.folder, "data");
    await stack.opened.stack.destroy();
    assert.ok((await alive(identities(stack.resources).values())).every((still) => !still));
    assert.deepEqual(
      paths(stack.resources).filter((path) => existsSync(path)),
      [],
    );
    const left = existsSync(data) ? readdirSync(data, { recursive: true, withFileTypes: true }) : [];
    assert.deepEqual(
      left.filter((entry) => !entry.isDirectory()).map(({ name }) => name),
      [],
    );
    await downStack(stack.opened, quiet);
    assert.equal(existsSync(stack.folder), false);
  });
});
