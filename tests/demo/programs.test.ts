import assert from "node:assert/strict";
import { join } from "node:path";
import { series } from "./backend/exposition.ts";
import type { Child } from "./running.ts";
import { eventually, start, stop } from "./running.ts";

const gibibyte = 1024 ** 3;

const root = join(import.meta.dirname, "../..");
const run = (program: "backend" | "inbox", ...args: string[]): Child =>
  start(process.execPath, ["--import", "tsx", join(root, `demo/${program}/main.ts`), ...args]);

const onFreePorts = {
  backend: ["--port", "0", "--tls-port", "0", "--statsd-port", "off", "--rate", "1"],
  inbox: ["--port", "0", "--smtp-port", "0"],
} as const;

const address = (child: Child): Promise<string> =>
  eventually("its address", () => /http:\/\/127\.0\.0\.1:\d+/.exec(child.stdout())?.[0]);

for (const program of ["backend", "inbox"] as const)
  describe(`demo/${program}/main.ts`, () => {
    it("explains itself with --help", async () => {
      const { code, stdout } = await run(program, "--help").finished;
      assert.equal(code, 0);
      assert.match(stdout, /--port +HTTP port on 127\.0\.0\.1 \(default \d+\)/);
    });

    it("ends with status 2 and one message on bad flags", async () => {
      const { code, stderr } = await run(program, "--prt", "1", "--port", "x").finished;
      assert.equal(code, 2);
      assert.match(stderr, /^[\w ]+: 2 mistakes\n {2}--prt: .* did you mean `--port`\?\n {2}--port: found "x"; .*\n$/);
    });

    it("ends within a second of SIGTERM, with status 0, even while a client keeps its connection", async () => {
      const child = run(program, ...onFreePorts[program]);
      await (await fetch(await address(child))).text();
      const asked = performance.now();
      const { code, stderr } = await stop(child);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
      assert.ok(performance.now() - asked < 1000);
    });

    it("ends with status 1 and the port's number where it is taken", async () => {
      const first = run(program, ...onFreePorts[program]);
      const port = new URL(await address(first)).port;
      const { code, stderr } = await run(program, ...onFreePorts[program], "--port", port).finished;
      await stop(first);
      assert.equal(code, 1);
      assert.match(stderr, new RegExp(`^[^\\n]*port ${port} \\([^)]+\\) is taken on 127\\.0\\.0\\.1\\n$`));
    });
  });

describe("the demo backend's crash", () => {
  it("answers, exits with status 1 and stays down", async () => {
    const child = run("backend", ...onFreePorts.backend);
    const url = await address(child);
    const reply = await fetch(`${url}/faults/crash`, { method: "PUT", body: "{}" });
    assert.equal(reply.status, 200);
    assert.equal((await child.finished).code, 1);
    await assert.rejects(fetch(`${url}/health`));
  });
});

describe("the demo backend's memory", () => {
  // In a process of its own: what a test run of many thousand objects lets go of meanwhile is no part of it.
  it("is really resident, and really given back", async () => {
    const child = run("backend", ...onFreePorts.backend);
    const url = await address(child);
    const fault = async (method: "PUT" | "DELETE", body?: string) => {
      assert.equal(
        (await fetch(`${url}/faults/memory`, { method, ...(body === undefined ? {} : { body }) })).status,
        200,
      );
    };
    const resident = async () =>
      series(await (await fetch(`${url}/api/optimization/metrics`)).text(), "process_resident_memory_bytes") ?? 0;
    try {
      const before = await resident();
      await fault("PUT", JSON.stringify({ mebibytes: 300 }));
      assert.ok((await resident()) - before > 0.25 * gibibyte);
      await fault("DELETE");
      // V8 frees buffers in the background once they are collected.
      await eventually("free memory", async () => ((await resident()) - before < 0.1 * gibibyte ? true : undefined), 3);
    } finally {
      await stop(child);
    }
  });
});
