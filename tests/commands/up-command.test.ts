import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

describe("The commands in a fresh clone, before npm ci", () => {
  let clone: string;
  const command = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: clone, encoding: "utf8" });
    return { status, stdout, stderr };
  };

  before(() => {
    clone = mkdtempSync(join(tmpdir(), "stratoai-clone-"));
    for (const path of ["package.json", "package-lock.json", "commands"]) {
      cpSync(join(root, path), join(clone, path), { recursive: true });
    }
  });
  after(() => {
    rmSync(clone, { recursive: true });
  });

  it("explain themselves", () => {
    for (const name of ["up", "down"]) {
      const { status, stdout, stderr } = command(`commands/${name}.mjs`, "--help");
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, new RegExp(`^npm run ${name} \\[-- STACK\\] \\[--yes\\]\n`));
    }
  });

  it("refuse what they do not know, before they install anything", () => {
    const { status, stdout, stderr } = command("commands/up.mjs", "--force");
    assert.deepEqual(
      [status, stdout, stderr],
      [2, "", "up: 1 mistake\n  --force: found an unknown option; allowed: STACK, --yes, --help\n"],
    );
    const other = command("commands/run.mjs", "deploy");
    assert.deepEqual([other.status, other.stderr], [2, 'There is no command "deploy"; allowed: drill, status\n']);
  });

  it("say that there is nothing to take down", () => {
    assert.deepEqual(command("commands/down.mjs"), {
      status: 0,
      stdout: "Nothing to take down: the stack local is not up.\n",
      stderr: "",
    });
  });
});
