import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Artifact } from "../../model/stack.ts";
import { ValidationError } from "../../model/issue.ts";
import { oldRenderMarker } from "../../model/old-names.ts";

/** Lies in every folder that `render` wrote, with the list of its files: what is in such a folder may be replaced. */
const marker = ".rendered";

/** The markers of this version and of earlier ones. */
const markers = [marker, oldRenderMarker];

function refuse(folder: string, got: string): never {
  const expected = "a folder that does not exist, is empty, or was written by render";
  throw new ValidationError("render", [{ path: folder, got, expected }]);
}

/** Throws a {@link ValidationError} where the folder holds what we did not write. */
function checkFolder(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) refuse(folder, "a file");
  const [first] = readdirSync(folder).sort();
  if (first === undefined) return;
  const own = markers.find((name) => existsSync(join(folder, name)));
  if (own === undefined) refuse(folder, `${first}, which render did not write`);
  const written = new Set(readFileSync(join(folder, own), "utf8").split("\n"));
  const stranger = filesBelow(folder).find((file) => file !== own && !written.has(file));
  if (stranger !== undefined) refuse(folder, `${stranger}, which render did not write`);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * Writes files as the whole content of a folder: those that an earlier call left and this one has not are gone
 * afterwards. They are written beside it first and change places in one step, so that an error leaves the folder as it
 * was. Throws a {@link ValidationError} where the folder holds anything else.
 */
export function writeFolder(path: string, files: readonly Artifact[]): void {
  const folder = resolve(path);
  const draft = `${folder}.draft-${process.pid}`;
  const before = `${folder}.before-${process.pid}`;
  let drafted = false;
  try {
    checkFolder(folder);
    mkdirSync(draft, { recursive: true });
    drafted = true;
    for (const file of files) {
      const target = join(draft, file.path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, file.content);
    }
    writeFileSync(join(draft, marker), `${files.map((file) => file.path).join("\n")}\n`);
    exchange(folder, draft, before);
  } catch (error) {
    if (error instanceof ValidationError) throw error;
    // "ENOTDIR: not a directory, mkdir …": the draft's own name says nothing to anybody.
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split(", ");
    refuse(folder, `a place that cannot be written (${reason})`);
  } finally {
    if (drafted) rmSync(draft, { recursive: true, force: true });
  }
}

/** Puts the draft in the folder's place; where that fails, the folder is back as it was. */
function exchange(folder: string, draft: string, before: string): void {
  const existed = existsSync(folder);
  if (existed) renameSync(folder, before);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (existed) renameSync(before, folder);
    throw error;
  }
  rmSync(before, { recursive: true, force: true });
}
