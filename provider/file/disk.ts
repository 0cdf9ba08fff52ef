import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The permission bits of a mode; the rest says what kind of file it is. */
const permissionBits = 0o777;

/** How often a write is tried when another removal prunes the folder that was just made. */
const attempts = 5;

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

async function writeOnce(path: string, content: string, mode: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(content);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file so that a reader sees the old content or the new, never a part, and nobody else can read it before it
 * has its mode. Makes missing folders.
 */
export async function writeAtomically(path: string, content: string, mode: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await writeOnce(path, content, mode);
      return;
    } catch (error) {
      if (attempt === attempts || !hasCode(error, "ENOENT")) throw error;
    }
  }
}

/** Content and permission bits of a file, or undefined where there is none. */
export async function readIfThere(path: string): Promise<{ content: string; mode: number } | undefined> {
  try {
    const [content, { mode }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return { content, mode: mode & permissionBits };
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** Removes a file if it is there, then its folders from the innermost up to and including `root`, as far as they are empty. */
export async function removeWithEmptyParents(path: string, root: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (!hasCode(error, "ENOTDIR")) throw error;
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch (error) {
      if (!hasCode(error, "ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST", "EBUSY", "EPERM", "EACCES")) throw error;
      if (!hasCode(error, "ENOENT")) return;
    }
    if (folder === root || folder === dirname(folder)) return;
  }
}
