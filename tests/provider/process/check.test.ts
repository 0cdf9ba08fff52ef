import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { freePort, whileTaken } from "../../support/free-port.ts";
import { secret, stratoai, temporaryFolder, unknown } from "../support.ts";

const checked = stratoai("Process");

describe("A process's inputs", () => {
  const folder = temporaryFolder();
  const valid = (by: Record<string, unknown> = {}) => ({
    program: process.execPath,
    directory: join(folder(), "server"),
    ready: { tcp: 3000 },
    ...by,
  });

  it("are completed with every default", async () => {
    assert.deepEqual(await checked.check(valid()), {
      program: process.execPath,
      args: [],
      env: {},
      directory: join(folder(), "server"),
      prepare: [],
      ports: [],
      ready: { expectStatus: 200, tcp: 3000, timeoutSeconds: 30 },
      dataDirectories: [],
      stopSignal: "SIGTERM",
      stopTimeoutSeconds: 10,
      running: true,
      log: join(folder(), "server/output.log"),
    });
  });

  it("keep what is secret secret", async () => {
    const { env } = await checked.check(valid({ env: { TOKEN: secret("hush"), A: "b" } }));
    assert.deepEqual(env, { TOKEN: secret("hush"), A: "b" });
  });

  it("may be unknown in a preview, as a whole and in part", async () => {
    const inputs = await checked.check({
      program: unknown,
      directory: unknown,
      args: ["--listen", unknown],
      ports: [{ port: unknown, protocol: "tcp" }],
      ready: { url: unknown },
      configDigest: unknown,
    });
    assert.equal(inputs.log, unknown);
    assert.deepEqual(inputs.args, ["--listen", unknown]);
    assert.deepEqual(await checked.failures({ program: unknown, directory: unknown, ready: unknown }), []);
  });

  it("are refused with every mistake at once, each with what is allowed", async () => {
    assert.deepEqual(
      await checked.failures({
        program: "prometheus",
        args: ["ok", 5],
        env: { "NO-NAME": "x" },
        directory: "/srv/x/",
        prepare: [{ program: "/bin/sh" }],
        user: "a b",
        ports: [{ port: 70_000, protocol: "sctp" }, { port: 80 }],
        ready: { url: "ftp://x", seconds: 3, timeoutSeconds: 0 },
        reload: {},
        configDigest: 3,
        dataDirectories: ["data"],
        stopSignal: "SIGTREM",
        stopTimeoutSeconds: 3601,
        port: 80,
      }),
      [
        'program: must be an absolute path; found "prometheus"',
        "args[1]: must be a text; found 5",
        'env: must have names of letters, digits and _; found {"NO-NAME":"x"}',
        'directory: must be a path without `.`, `..`, `//` and a slash at its end; found "/srv/x/"',
        "prepare[0].creates: must be an absolute path",
        'user: must be the name of a user; found "a b"',
        "ports[0].port: must be a whole number from 1 to 65535; found 70000",
        'ports[0].protocol: must be "tcp" or "udp"; found "sctp"',
        'ports[1].protocol: must be "tcp" or "udp"',
        'ready.url: must be an http or https URL; found "ftp://x"',
        "ready.timeoutSeconds: must be seconds, above 0 and at most 3600; found 0",
        "ready: has no property seconds; allowed are url, expectStatus, tcp, timeoutSeconds" +
          '; found {"url":"ftp://x","seconds":3,"timeoutSeconds":0}',
        "reload: must have exactly one of signal and url; found {}",
        "configDigest: must be a text; found 3",
        'dataDirectories[0]: must be an absolute path; found "data"',
        'stopSignal: must be the name of a signal, such as SIGHUP; found "SIGTREM"',
        "stopTimeoutSeconds: must be seconds, above 0 and at most 3600; found 3601",
        "port: no such property; allowed are args, configDigest, dataDirectories, directory, env, ports, prepare, " +
          "program, ready, reload, restartDigest, stopSignal, stopTimeoutSeconds, user",
      ],
    );
  });

  it("need exactly one way to tell that the program is ready", async () => {
    const both = await checked.failures(valid({ ready: { tcp: 1, url: "http://127.0.0.1/" } }));
    assert.match(both.join(), /^ready: must have exactly one of url and tcp/);
    assert.match((await checked.failures(valid({ ready: {} }))).join(), /^ready: must have exactly one of url and tcp/);
  });

  it("name a program that is not there or may not be executed", async () => {
    const program = join(folder(), "nothing");
    const text = join(folder(), "text");
    writeFileSync(text, "", { mode: 0o644 });
    assert.deepEqual(await checked.failures(valid({ program, prepare: [{ program: text, creates: "/x" }] })), [
      `program: must be a file that may be executed; ${program} is none`,
      `prepare[0].program: must be a file that may be executed; ${text} is none`,
    ]);
  });

  it("refuse a directory whose removal would take the home directory or the project along", async () => {
    const failures = await checked.failures(valid({ directory: "/", dataDirectories: [homedir(), process.cwd()] }));
    assert.deepEqual(
      failures.map((failure) => failure.split(":")[0]),
      ["directory", "dataDirectories[0]", "dataDirectories[1]"],
    );
  });

  it("name a user that this machine lacks, or who cannot enter a folder on the way", async function () {
    if (process.getuid?.() !== 0) this.skip();
    assert.deepEqual(await checked.failures(valid({ user: "no-such-user" })), [
      "user: must be a user of this machine; there is no no-such-user",
    ]);
    // mkdtemp makes folders that only their owner may enter.
    assert.deepEqual(await checked.failures(valid({ user: "nobody" })), [
      `user: must be able to enter ${folder()}, which is closed to nobody`,
    ]);
  });

  it("name every port that is taken, beside every other mistake", async () => {
    const [first, second] = [await freePort(), await freePort()];
    const ports = [
      { port: first, protocol: "tcp" },
      { port: second, protocol: "tcp" },
    ];
    const failures = await whileTaken(first, () =>
      whileTaken(second, () => checked.failures(valid({ ports, configDigest: 3 }))),
    );
    assert.equal(failures.length, 3);
    assert.match(failures[1]!, new RegExp(`^ports\\[0\\]: port ${first}/tcp is taken by process ${process.pid} \\(`));
    assert.match(failures[2]!, new RegExp(`^ports\\[1\\]: port ${second}/tcp is taken by process ${process.pid} \\(`));
  });
});
