import { readdir } from "node:fs/promises";
import { isAlive } from "./identity.ts";
import { noteName, readNote, type Note } from "./note.ts";
import { stop } from "./stop.ts";

/** The seconds that a program gets to end after SIGTERM; its own setting is lost with the state. */
const stopTimeoutSeconds = 10;

/** Notes of processes that still run, in any folder below this one. */
export async function livingNotes(folder: string): Promise<Note[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const notes = entries.filter(({ name }) => name === noteName).flatMap(({ parentPath }) => readNote(parentPath) ?? []);
  const alive = await Promise.all(notes.map(isAlive));
  return notes.filter((_, at) => alive[at]);
}

/**
 * Stops the processes that a killed deployment started below a folder and never recorded: a `destroy` cannot know them.
 * For use after it, before the folder is removed. Returns the pids of those that it stopped.
 */
export async function stopLeftovers(folder: string): Promise<number[]> {
  const notes = await livingNotes(folder);
  await Promise.all(notes.map((note) => stop(note, { stopSignal: "SIGTERM", stopTimeoutSeconds })));
  return notes.map(({ pid }) => pid).sort((a, b) => a - b);
}
