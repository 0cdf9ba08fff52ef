import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

async function needs(...args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(root, "commands/needs.ts"), ...args], { cwd: root });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

describe("What a stack needs, before anything is built", function () {
  this.timeout(60_000);

  it("is this machine's programs on tier local, and the CLI alone elsewhere", async () => {
    assert.deepEqual(await needs("down", "none", "local"), { code: 0, stdout: '{"local":true}\n', stderr: "" });
    assert.deepEqual(await needs("down", "terminal", "acme/stratoai/prod"), {
      code: 0,
      stdout: '{"local":false}\n',
      stderr: "",
    });
  });

  it("is a port that no other program has", async () => {
    const server = createServer();
    // Taken by somebody else already is as good.
    await new Promise<void>((resolve) => {
      server.once("error", () => {
        resolve();
      });
      server.listen(9090, "127.0.0.1", resolve);
    });
    try {
      const { code, stdout, stderr } = await needs("up", "none", "local");
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(stderr, /^stack local: \d+ issues?\n/);
      assert.match(
        stderr,
        / {2}ports\.prometheus: got 9090\/tcp, which is taken by .+; expected a port that is free, or end that program\n/,
      );
      if (server.listening) assert.match(stderr, new RegExp(`9090/tcp, which is taken by process ${process.pid} \\(`));
    } finally {
      server.close();
    }
  });

  it("is somebody to ask, or --yes, for a stack of other people", async () => {
    const { code, stdout, stderr } = await needs("down", "none", "prod");
    assert.deepEqual([code, stdout], [1, ""]);
    assert.equal(stderr, "Cannot ask for confirmation: not a terminal. Pass --yes to proceed.\n");
    assert.equal((await needs("down", "none", "prod", "--yes")).code, 0);
  });

  it("is an alert that exists, for a drill", async () => {
    const { code, stderr } = await needs("drill", "none", "TargetDwon");
    assert.equal(code, 2);
    assert.match(stderr, /ALERT: got "TargetDwon"; did you mean `TargetDown`\?/);
    assert.equal((await needs("drill", "none", "TargetDown")).code, 0);
  });

  it("is a tier whose resources are written", async () => {
    const { code, stderr } = await needs("up", "terminal", "dev");
    assert.equal(code, 1);
    assert.match(stderr, /^Stack dev \(tier economy\) cannot be deployed yet: not implemented: Grafana Cloud/);
  });
});
