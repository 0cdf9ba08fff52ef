import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { secret, stratoai, temporaryFolder, unknown } from "../support.ts";

const file = stratoai("File");
const valid = { root: "/srv/x", path: "/srv/x/a/b.conf", content: "hello" };
const digest = (content: string): string => createHash("sha256").update(content).digest("hex");

describe("A file's inputs", () => {
  it("are completed with the mode and the digest", async () => {
    assert.deepEqual(await file.check(valid), { ...valid, mode: "0644", sha256: digest("hello") });
  });

  it("give a secret a mode for its owner alone, and a secret digest", async () => {
    assert.deepEqual(await file.check({ ...valid, content: secret("hello") }), {
      ...valid,
      content: secret("hello"),
      mode: "0600",
      sha256: secret(digest("hello")),
    });
  });

  it("may be unknown in a preview", async () => {
    assert.deepEqual(await file.check({ root: unknown, path: unknown, content: unknown }), {
      root: unknown,
      path: unknown,
      content: unknown,
      mode: "0644",
      sha256: unknown,
    });
  });

  it("are refused with every issue at once", async () => {
    assert.deepEqual(await file.failures({ root: "srv", path: "/srv/../etc", content: 5, mode: "644", owner: "me" }), [
      'path: must be a path without `.`, `..`, `//` and a slash at its end; got "/srv/../etc"',
      'root: must be an absolute path; got "srv"',
      "content: must be a text; got 5",
      'mode: must be four octal digits, such as "0644"; got "644"',
      "owner: no such property; expected one of content, mode, path, root",
    ]);
    assert.deepEqual(await file.failures({ root: "/srv/x", path: "/srv/xy", content: secret(["hush"]) }), [
      "content: must be a text; got a secret value",
      "path: must lie below root, /srv/x; got /srv/xy",
    ]);
    assert.deepEqual(await file.failures({}), [
      "path: must be an absolute path",
      "root: must be an absolute path",
      "content: must be a text",
    ]);
  });
});

describe("A file's change", () => {
  const change = async (by: Record<string, unknown>) =>
    file.diff(await file.check(valid), await file.check({ ...valid, ...by }));

  it("is none when nothing changed", async () => {
    assert.equal((await change({})).changes, false);
  });

  it("of content or mode is an update", async () => {
    assert.deepEqual(await change({ content: "other" }), { changes: true, replaces: [], deleteBeforeReplace: false });
    assert.deepEqual(await change({ mode: "0600" }), { changes: true, replaces: [], deleteBeforeReplace: false });
  });

  it("of the path replaces it, the new file first", async () => {
    assert.deepEqual(await change({ path: "/srv/x/c" }), {
      changes: true,
      replaces: ["path"],
      deleteBeforeReplace: false,
    });
  });

  it("of the root alone replaces it, the old file first, since both have the same path", async () => {
    assert.deepEqual(await change({ root: "/srv" }), { changes: true, replaces: ["root"], deleteBeforeReplace: true });
  });

  it("is seen when only its secretness changes", async () => {
    assert.equal((await change({ content: secret("hello"), mode: "0644" })).changes, true);
  });
});

describe("A file on disk", () => {
  const folder = temporaryFolder();
  const inputs = async (by: Record<string, unknown> = {}) =>
    file.check({ root: join(folder(), "root"), path: join(folder(), "root/a/b/c.conf"), content: "hello", ...by });
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  it("has its content and its mode whatever the umask, and nothing else beside it", async () => {
    const umask = process.umask(0o077);
    try {
      const state = await file.create(await inputs());
      assert.equal(readFileSync(String(state.path), "utf8"), "hello");
      assert.equal(mode(String(state.path)), "644");
      assert.deepEqual(readdirSync(join(folder(), "root/a/b")), ["c.conf"]);
    } finally {
      process.umask(umask);
    }
  });

  it("shows an edit and another mode as changes of its inputs", async () => {
    const state = await file.create(await inputs({ content: secret("hello") }));
    writeFileSync(String(state.path), "edited");
    chmodSync(String(state.path), 0o640);
    const { props, inputs: found } = await file.read(state);
    assert.deepEqual(found, { ...state, content: secret("edited"), mode: "0640", sha256: secret(digest("edited")) });
    assert.equal((await file.diff(props, state)).changes, true);
    await file.update(props, state);
    assert.equal(readFileSync(String(state.path), "utf8"), "hello");
    assert.equal(mode(String(state.path)), "600");
  });

  it("counts as gone when it was lost", async () => {
    const state = await file.create(await inputs());
    rmSync(join(folder(), "root"), { recursive: true });
    assert.equal((await file.read(state)).id, "");
    writeFileSync(join(folder(), "root"), "a file where the folder was");
    assert.equal((await file.read(state)).id, "");
    await file.delete(state);
  });

  it("goes with the folders that it leaves empty, up to its root", async () => {
    const state = await file.create(await inputs());
    await file.delete(state);
    assert.deepEqual(readdirSync(folder()), []);
    await file.delete(state);
  });

  it("leaves folders that hold something else", async () => {
    const state = await file.create(await inputs());
    mkdirSync(join(folder(), "root/a/other"));
    await file.delete(state);
    assert.deepEqual(readdirSync(join(folder(), "root/a")), ["other"]);
  });

  it("can be written while another one is removed from the same folder", async () => {
    const states = await Promise.all(
      Array.from({ length: 40 }, async (_, at) =>
        file.check({ root: folder(), path: join(folder(), `shared/${at}`), content: String(at) }),
      ),
    );
    const [kept, removed] = [states.slice(0, 20), states.slice(20)];
    await Promise.all(removed.map((state) => file.create(state)));
    await Promise.all([...removed.map((state) => file.delete(state)), ...kept.map((state) => file.create(state))]);
    assert.equal(
      kept.every((state) => existsSync(String(state.path))),
      true,
    );
  });
});
