import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../model/user-error.mjs";
import { programs } from "../../../tools/bootstrap/programs.mjs";
import { obtainPrograms, readFound } from "../../../tools/bootstrap/tools.mjs";
import { FakeMachine } from "./fake-programs.ts";

const prints = (version: string): string => `echo "program, version ${version} (branch: HEAD)"`;

/** A Go whose builds are shell scripts that print a version. */
const go = (build: string): string => `
case "$1" in
  version) echo "go version go1.26.8 linux/amd64" ;;
  get) ;;
  build)
    while [ "$1" != -o ]; do shift; done
    out=$2
    shift 2
    ${build}
    ;;
esac`;

const buildsAll = `for package in "$@"; do
      file=$out/\${package##*/}
      echo '#!/bin/sh' > "$file"
      echo 'echo program, version 3.99.0' >> "$file"
      /bin/chmod +x "$file"
    done`;

describe("Obtaining programs", () => {
  let machine: FakeMachine;
  const obtain = (names: readonly string[], signal?: AbortSignal) =>
    obtainPrograms(names, {
      report: machine.report,
      toolsFolder: machine.toolsFolder,
      env: machine.env,
      ...(signal === undefined ? {} : { signal }),
    });
  const failure = async (names: readonly string[], signal?: AbortSignal): Promise<string> => {
    const error: unknown = await obtain(names, signal).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof UserError, String(error));
    return error.message;
  };
  const left = () => (existsSync(machine.toolsFolder) ? readdirSync(machine.toolsFolder) : []);

  beforeEach(() => {
    machine = new FakeMachine();
  });
  afterEach(() => {
    machine.remove();
  });

  it("takes what is on PATH at the version that is needed, under any of its names, and records it", async () => {
    const alertmanager = machine.program("alertmanager", prints("0.31.0"));
    const exporter = machine.program("prometheus-node-exporter", prints("1.5.0"));
    const found = await obtain(["alertmanager", "node_exporter"]);
    assert.deepEqual(found, {
      alertmanager: { path: alertmanager, version: "0.31.0", origin: "this machine" },
      node_exporter: { path: exporter, version: "1.5.0", origin: "this machine" },
    });
    assert.deepEqual(readFound(machine.toolsFolder), found);
    assert.deepEqual(machine.lines, []);
  });

  it("passes over one that is too old for a later one on PATH", async () => {
    machine.program("alertmanager", prints("0.25.0"));
    const second = join(machine.root, "second");
    const newer = machine.program("alertmanager", prints("0.31.1"), second);
    machine.env.PATH += `:${second}`;
    assert.equal((await obtain(["alertmanager"])).alertmanager?.path, newer);
  });

  it("names everything that is missing, why, and how to get it, in one message", async () => {
    machine.program("alertmanager", prints("0.25.0"));
    machine.program("promtool", prints("2.42.0+ds"));
    machine.program("prometheus", prints(" "));
    const message = await failure(programs.map(({ name }) => name));
    for (const name of ["pulumi", "prometheus", "amtool", "blackbox_exporter", "statsd_exporter", "node_exporter"]) {
      assert.match(message, new RegExp(`^ {2}${name} [\\d.]+ or later \\(.+\\): https://`, "m"));
    }
    assert.match(message, /alertmanager is 0\.25\.0/);
    assert.match(message, /promtool is 2\.42\.0/);
    assert.match(message, /prometheus does not say its version/);
    assert.match(message, /Go is not on PATH\. Install Go 1\.26\.7 or later/);
    // Used where they are installed.
    for (const name of ["grafana", "postgres", "initdb"]) assert.equal(message.includes(`  ${name} `), false);
    assert.deepEqual(left(), []);
  });

  it("needs the PostgreSQL exporter only where there is a PostgreSQL", async () => {
    assert.deepEqual(await obtain(["postgres_exporter"]), {});
    machine.program("postgres", "echo 'postgres (PostgreSQL) 15.18'");
    assert.match(await failure(["postgres", "postgres_exporter"]), /^A program is missing .*\n {2}postgres_exporter /);
  });

  it("refuses a Go that is too old before it builds anything", async () => {
    machine.program("go", 'echo "go version go1.19.8 linux/amd64"');
    assert.match(
      await failure(["amtool"]),
      /Go on PATH is 1\.19\.8 and cannot fetch a newer one\. Install Go 1\.26\.7/,
    );
  });

  it("builds programs of one module together, keeps them, and does not build them again", async () => {
    machine.program("go", go(buildsAll));
    const found = await obtain(["prometheus", "promtool", "statsd_exporter"]);
    assert.deepEqual(left().sort(), ["found.json", "prometheus-3.99.0", "promtool-3.99.0", "statsd_exporter-3.99.0"]);
    assert.equal(found.promtool?.path, join(machine.toolsFolder, "promtool-3.99.0/promtool"));
    assert.deepEqual(machine.lines.map((line) => line.split(": built", 1)[0]).slice(1), [
      "[1/2] prometheus, promtool",
      "[2/2] statsd_exporter",
    ]);
    machine.program("go", "exit 1");
    const again = await obtain(["prometheus", "promtool", "statsd_exporter"]);
    assert.deepEqual(Object.keys(again), ["prometheus", "promtool", "statsd_exporter"]);
  });

  it("takes the Debian package before it builds", async () => {
    machine.program("apt-get", ': > "$2.deb"');
    const unpacked = 'printf "#!/bin/sh\\necho x, version 1.5.0\\n" > "$3/usr/bin/prometheus-node-exporter"';
    machine.program("dpkg-deb", `/bin/mkdir -p "$3/usr/bin"\n${unpacked}\n/bin/chmod +x "$3/usr/bin/"*`);
    const { node_exporter: exporter } = await obtain(["node_exporter"]);
    assert.equal(exporter?.path, join(machine.toolsFolder, "node_exporter-1.5.0/node_exporter"));
    assert.match(exporter.origin, /Debian's package prometheus-node-exporter/);
  });

  it("takes Pulumi's installer before it builds, with the CLI's companions", async () => {
    const installer = `echo 'mkdir -p "$4/bin"; for f in pulumi pulumi-language-nodejs; do
      printf "#!/bin/sh\\necho v\${0##*/}3.274.1\\n" > "$4/bin/$f"; chmod +x "$4/bin/$f"; done'`;
    machine.program(
      "curl",
      `while [ "$1" != --output ]; do shift; done\n${installer.replace("v${0##*/}", "v")} > "$2"`,
    );
    machine.program("sh", 'PATH=/usr/bin:/bin; exec /bin/sh "$@"');
    const { pulumi } = await obtain(["pulumi"]);
    assert.equal(pulumi?.version, "3.274.1");
    assert.equal(existsSync(join(pulumi.path, "../pulumi-language-nodejs")), true);
  });

  it("says why a build failed, and leaves nothing half-done", async () => {
    machine.program("go", go('echo compiling; echo "no space left" >&2; exit 1'));
    assert.match(await failure(["amtool"]), /go build failed:\s+no space left/);
    assert.deepEqual(left(), []);
  });

  it("does not keep a program that was built but does not do", async () => {
    machine.program("go", go(buildsAll.replace("3.99.0", "0.1.0")));
    assert.match(await failure(["amtool"]), /programs\/amtool is 0\.1\.0; at least 0\.31\.0 is needed/);
    assert.deepEqual(left(), []);
  });

  it("ends a build that is interrupted, with its children, and removes what it left", async () => {
    const started = join(machine.root, "started");
    machine.program("go", go(`echo half > "$out/amtool"; echo $$ > "${started}"; /bin/sleep 60; :`));
    const interrupted = new AbortController();
    const watch = setInterval(() => {
      if (existsSync(started)) interrupted.abort();
    }, 20);
    try {
      assert.match(await failure(["amtool"], interrupted.signal), /Interrupted/);
    } finally {
      clearInterval(watch);
    }
    assert.deepEqual(left(), []);
  });

  it("removes what a killed command left, and leaves alone what another one is building", async () => {
    const dead = join(machine.toolsFolder, ".part-4194305-abcdef");
    const alive = join(machine.toolsFolder, `.part-${process.pid}-abcdef`);
    for (const folder of [dead, alive]) mkdirSync(folder, { recursive: true });
    machine.program("amtool", prints("0.31.1"));
    await obtain(["amtool"]);
    assert.deepEqual(left().sort(), [`.part-${process.pid}-abcdef`, "found.json"]);
  });
});
