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

export type Pidfile = z.infer<typeof noteSchema>;

/** What a pidfile is called, in the directory of its process. */
export const pidfileName = "process.json";

export function pidfilePath(directory: string): string {
  return join(directory, pidfileName);
}

/** Writes a new file: the directory may belong to the process's user, and what lies there under this name is not followed. */
export function writePidfile(directory: string, pidfile: Pidfile): void {
  rmSync(pidfilePath(directory), { force: true });
  writeFileSync(pidfilePath(directory), `${JSON.stringify(pidfile)}\n`, { flag: "wx" });
}

/**
 * The pidfile in a directory; undefined where there is none, or one that was cut short, or one that we did not write: we
 * stop what it names, with our rights.
 */
export function readPidfile(directory: string): Pidfile | undefined {
  try {
    const file = lstatSync(pidfilePath(directory));
    if (!file.isFile() || file.uid !== process.getuid?.()) return undefined;
    return noteSchema.parse(JSON.parse(readFileSync(pidfilePath(directory), "utf8")));
  } catch {
    return undefined;
  }
}
