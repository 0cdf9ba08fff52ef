import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { reservePorts } from "../../../commands/drill/reserved-ports.ts";
import { whileTaken } from "../../support/free-port.ts";

const script = join(import.meta.dirname, "fixtures/reserve.ts");

/** A process that has reserved ports and goes on living. */
async function reserver(count: number) {
  const child = spawn(process.execPath, ["--import", "tsx", script, String(count)], { stdio: "pipe" });
  const [printed] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  return { ports: JSON.parse(printed) as number[], child };
}

const overlap = (some: readonly number[], others: readonly number[]) => some.filter((port) => others.includes(port));

describe("Reserved ports", () => {
  it("are outside the range that the system gives from, and never given twice", async () => {
    // More than one block has, and two askers at once.
    const ports = (await Promise.all([reservePorts(70), reservePorts(70)])).flat();
    assert.equal(new Set(ports).size, 140);
    assert.deepEqual(
      ports.filter((port) => port < 20_000 || port > 29_999),
      [],
    );
  });

  it("are given to one process only, while it lives", async () => {
    const [one, other] = await Promise.all([reserver(20), reserver(20)]);
    assert.deepEqual(overlap(one.ports, other.ports), []);
    assert.deepEqual(overlap([...one.ports, ...other.ports], await reservePorts(20)), []);
    for (const { child } of [one, other]) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    // Nothing is left of them that would have to be cleared away: the block of the first can be owned again.
    await whileTaken(Math.floor((one.ports[0] ?? 0) / 100) * 100, () => Promise.resolve());
  });

  it("leave out one that something else listens on", async () => {
    const [port = 0] = await reservePorts(1);
    await whileTaken(port + 1, async () => {
      assert.ok(!(await reservePorts(3)).includes(port + 1));
    });
  });
});
