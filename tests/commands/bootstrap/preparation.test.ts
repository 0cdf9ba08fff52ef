import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../commands/bootstrap/child.mjs";
import { areInstalled } from "../../../commands/bootstrap/dependencies.mjs";
import { nodeProblem } from "../../../commands/bootstrap/node-version.mjs";
import { reportTo } from "../../../commands/bootstrap/progress.mjs";
import { processEntry } from "../../../provider/process/table.ts";

describe("The check of Node", () => {
  it("accepts the versions that package.json names and explains the others", () => {
    for (const version of ["20.19.0", "20.20.2", "22.0.0", "24.1.0"]) {
      assert.equal(nodeProblem(version, ">=20.19"), undefined, version);
    }
    for (const version of ["20.18.9", "18.20.0", "8.0.0"]) {
      assert.match(
        nodeProblem(version, ">=20.19") ?? "",
        new RegExp(`Node 20.19 or later is needed, this is ${version}`),
      );
    }
  });
});

describe("The check of node_modules", () => {
  let root: string;
  const lock = (packages: object): string => JSON.stringify({ packages });
  const write = (wanted: object, present?: object): boolean => {
    mkdirSync(join(root, "node_modules"), { recursive: true });
    rmSync(join(root, "node_modules/.package-lock.json"), { force: true });
    writeFileSync(join(root, "package-lock.json"), lock({ "": { name: "root" }, ...wanted }));
    if (present !== undefined) writeFileSync(join(root, "node_modules/.package-lock.json"), lock(present));
    return areInstalled(root);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "stratoai-dependencies-"));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it("sees a missing, an interrupted and an outdated installation", () => {
    const wanted = { "node_modules/a": { version: "1.0.0" } };
    assert.equal(write(wanted, wanted), true);
    assert.equal(write(wanted), false);
    assert.equal(write(wanted, { "node_modules/a": { version: "0.9.0" } }), false);
    assert.equal(write(wanted, {}), false);
  });

  it("does not miss what is for another platform", () => {
    assert.equal(write({ "node_modules/darwin-only": { version: "1.0.0", optional: true } }, {}), true);
  });
});

describe("A program that the bootstrap runs", () => {
  it("ends with its children where it takes too long", async () => {
    // Longer than mocha waits.
    const ended = await run("/bin/sh", ["-c", "/bin/sleep 300 & echo $!; wait"], { timeoutMs: 200 });
    assert.equal(ended.timedOut, true);
    const child = await processEntry(Number(ended.stdout));
    assert.ok(child?.zombie ?? true);
  });

  it("that cannot be started is a result, not an exception", async () => {
    const ended = await run("/does/not/exist", []);
    assert.equal(ended.code, -1);
    assert.match(ended.stderr, /ENOENT/);
  });
});

describe("The report of progress", () => {
  it("says in a log what is done, that it goes on, and how long it took", async () => {
    let text = "";
    const report = reportTo({ write: (part) => (text += part) }, 20);
    const goesOn = async () => {
      while (!text.includes("…")) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await report.during("[2/5] alertmanager", goesOn);
    assert.match(text, /^\[2\/5\] alertmanager\n( {2}… \d+ s\n)+ {2}took \d+ s\n$/);
  });
});

describe("The files that run before npm ci", () => {
  it("import nothing but Node's own modules and each other", () => {
    const folder = join(import.meta.dirname, "../../../commands/bootstrap");
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const text = readFileSync(file, "utf8");
      for (const [, fixed, later] of text.matchAll(/^import [^;]*?"([^"]+)";|await import\("([^"]+)"\)/gm)) {
        const name = fixed ?? later ?? "";
        if (name.startsWith("node:")) continue;
        assert.match(name, /^\.{1,2}\/.*\.mjs$/, `${file} imports ${name}`);
        visit(join(file, "..", name));
      }
    };
    for (const entry of ["up", "down", "run"]) visit(join(folder, "..", `${entry}.mjs`));
    assert.ok(seen.size > 15);
  });
});
