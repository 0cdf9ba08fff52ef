import { readFileSync, writeFileSync } from "node:fs";
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

export function notePath(directory: string): string {
  return join(directory, "process.json");
}

export function writeNote(directory: string, note: Note): void {
  writeFileSync(notePath(directory), `${JSON.stringify(note)}\n`);
}

/** The note in a directory; undefined where there is none, or one that was cut short. */
export function readNote(directory: string): Note | undefined {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(notePath(directory), "utf8")));
  } catch {
    return undefined;
  }
}
