import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goModuleOf } from "../../../commands/bootstrap/build-info.mjs";

const magic = "\xff Go buildinf:";

function varint(length: number): Buffer {
  return length < 0x80 ? Buffer.from([length]) : Buffer.from([(length & 0x7f) | 0x80, length >> 7]);
}

/** What Go's linker writes, at an address that is a multiple of 16. */
function goFile(modules: string, place = 32): Buffer {
  const header = Buffer.alloc(32);
  header.write(magic, "latin1");
  header[14] = 8;
  header[15] = 2;
  const text = (content: Buffer): Buffer => Buffer.concat([varint(content.length), content]);
  const framed = Buffer.concat([Buffer.alloc(16, "<"), Buffer.from(modules), Buffer.alloc(16, ">")]);
  return Buffer.concat([Buffer.alloc(place, 1), header, text(Buffer.from("go1.26.8")), text(framed)]);
}

const modules = `path\tgithub.com/prometheus/alertmanager/cmd/amtool
mod\tgithub.com/prometheus/alertmanager\tv0.31.1\th1:abc=
dep\tgithub.com/other/module\tv1.2.3\th1:def=
`;

describe("The build information of a Go program", () => {
  let folder: string;
  const write = (bytes: Buffer): string => {
    const file = join(folder, "program");
    writeFileSync(file, bytes);
    return file;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "stratoai-build-info-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("names the module and its version", async () => {
    assert.deepEqual(await goModuleOf(write(goFile(modules))), {
      path: "github.com/prometheus/alertmanager",
      version: "v0.31.1",
    });
  });

  it("is not confused by the same bytes elsewhere in the file", async () => {
    const decoy = Buffer.concat([Buffer.alloc(7), Buffer.from(magic, "latin1"), Buffer.alloc(43, 0xff)]);
    assert.equal(decoy.length % 16, 0);
    assert.equal((await goModuleOf(write(Buffer.concat([decoy, goFile(modules)]))))?.version, "v0.31.1");
  });

  it("says nothing of other files, of a build without a version, or of one that is cut short", async () => {
    assert.equal(await goModuleOf(write(Buffer.from("#!/bin/sh\necho hello\n"))), undefined);
    assert.equal(await goModuleOf(write(goFile("path\tx\nmod\tx\t(devel)\t\n"))), undefined);
    const whole = goFile(modules);
    for (let end = 0; end < whole.length; end += 7) {
      assert.equal(await goModuleOf(write(whole.subarray(0, end))), undefined);
    }
  });
});
