import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

/** The numbers of a user of this machine. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const run = promisify(execFile);

export function weAreRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account of a user name, or undefined where there is none. `id` knows every source of users, /etc/passwd does not. */
export async function account(user: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", "--", user]), run("id", ["-g", "--", user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** The outermost existing folder above a path that the account may not enter, or undefined where every one lets it in. */
export async function closedFolder(path: string, { uid, gid }: Account): Promise<string | undefined> {
  let closed: string | undefined;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found !== undefined) {
      const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
      if (((found.mode >> shift) & 1) === 0) closed = folder;
    }
    if (folder === dirname(folder)) return closed;
  }
}
