import { lstatSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * Which process was started in a directory, written as soon as it starts. It outlives an `up` that is killed before the
 * engine records the resource: the next one finds the process here instead of losing it.
 */
const noteSchema = z.object({
  urn: z.string(),
  pid: z.number(),
  startTime: z.string(),
  ports: z.array(z.object({ port: z.number(), protocol: z.enum(["tcp", "udp"]) })),
});

export type Note = z.infer<typeof noteSchema>;

/** What a note is called, in the directory of its process. */
export const noteName = "process.json";

export function notePath(directory: string): string {
  return join(directory, noteName);
}

/** Writes a new file: the directory may belong to the process's user, and what lies there under this name is not followed. */
export function writeNote(directory: string, note: Note): void {
  rmSync(notePath(directory), { force: true });
  writeFileSync(notePath(directory), `${JSON.stringify(note)}\n`, { flag: "wx" });
}

/**
 * The note in a directory; undefined where there is none, or one that was cut short, or one that we did not write: we
 * stop what it names, with our rights.
 */
export function readNote(directory: string): Note | undefined {
  try {
    const file = lstatSync(notePath(directory));
    if (!file.isFile() || file.uid !== process.getuid?.()) return undefined;
    return noteSchema.parse(JSON.parse(readFileSync(notePath(directory), "utf8")));
  } catch {
    return undefined;
  }
}
