import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../../tools/bootstrap/progress.mjs";

/** A folder for fake programs, and one for what is obtained; both go after each test. */
export class FakeMachine {
  readonly root = mkdtempSync(join(tmpdir(), "stratoai-bootstrap-"));
  readonly bin = join(this.root, "bin");
  readonly toolsFolder = join(this.root, "tools");
  readonly lines: string[] = [];
  /** Nothing but the fake programs: no Go, no apt, no curl of the real machine. */
  readonly env = { PATH: this.bin, HOME: this.root };
  readonly report: Report = {
    line: (line) => void this.lines.push(line),
    during: (what, action) => {
      this.lines.push(what);
      return action();
    },
  };

  constructor() {
    mkdirSync(this.bin);
  }

  /** A shell script by this name. Paths of other programs are absolute, since PATH has none. */
  program(name: string, script: string, folder = this.bin): string {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
