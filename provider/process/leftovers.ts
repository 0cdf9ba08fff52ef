import { readdir } from "node:fs/promises";
import { isAlive } from "./identity.ts";
import { pidfileName, readPidfile, type Pidfile } from "./pidfile.ts";
import { stop } from "./stop.ts";

/** The seconds that a program gets to end after SIGTERM; its own setting is lost with the state. */
const stopTimeoutSeconds = 10;

/** Pidfiles of processes that still run, in any folder below this one. */
export async function livingPidfiles(folder: string): Promise<Pidfile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const pidfiles = entries
    .filter(({ name }) => name === pidfileName)
    .flatMap(({ parentPath }) => readPidfile(parentPath) ?? []);
  const alive = await Promise.all(pidfiles.map(isAlive));
  return pidfiles.filter((_, at) => alive[at]);
}

/**
 * Stops the processes that a killed deployment started below a folder and never recorded: a `destroy` cannot know them.
 * For use after it, before the folder is removed. Returns the pids of those that it stopped.
 */
export async function stopLeftovers(folder: string): Promise<number[]> {
  const pidfiles = await livingPidfiles(folder);
  await Promise.all(pidfiles.map((pidfile) => stop(pidfile, { stopSignal: "SIGTERM", stopTimeoutSeconds })));
  return pidfiles.map(({ pid }) => pid).sort((a, b) => a - b);
}
