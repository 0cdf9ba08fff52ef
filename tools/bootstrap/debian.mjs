import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { lastLines, run } from "./child.mjs";
import { UserError } from "../../model/user-error.mjs";
import { isExecutable } from "./search.mjs";

/** @typedef {import("./programs.mjs").Program} Program */

/** How long a download of a few megabytes may take, in milliseconds. */
const downloadMs = 60_000;

/**
 * Takes a program out of its Debian package. Nothing is installed, so no root is needed and no service starts.
 *
 * @param {Program} program
 * @param {{ scratch: string, env: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options
 * @returns {Promise<string>} the folder that holds the program under its own name
 */
export async function fromDebian({ name, aliases = [], debian = "" }, { scratch, env, signal }) {
  const download = await run("apt-get", ["download", debian], { cwd: scratch, env, timeoutMs: downloadMs, signal });
  const archive = readdirSync(scratch).find((file) => file.endsWith(".deb"));
  if (download.code !== 0 || archive === undefined) {
    throw new UserError(`apt-get download ${debian} failed:\n${lastLines(download, 3)}`);
  }
  const tree = join(scratch, "tree");
  const unpacked = await run("dpkg-deb", ["-x", join(scratch, archive), tree], { env, signal });
  if (unpacked.code !== 0) throw new UserError(`dpkg-deb -x failed:\n${lastLines(unpacked, 3)}`);
  const file = [debian, name, ...aliases].map((file) => join(tree, "usr/bin", file)).find(isExecutable);
  if (file === undefined) throw new UserError(`Debian's ${debian} holds no ${name}`);
  const out = join(scratch, "program");
  mkdirSync(out);
  copyFileSync(file, join(out, name));
  return out;
}
