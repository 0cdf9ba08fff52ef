import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

/** How many lines of its log an error about a program repeats. */
const shownLines = 20;

/** The most that is read for them, in bytes. */
const shownBytes = 16_384;

/** Where a program's standard output and standard error go. */
export function logPath(directory: string): string {
  return join(directory, "output.log");
}

/** Opens a log to write at its end. A link in its place is refused: the directory may belong to the process's user. */
export function openLog(path: string): number {
  return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW, 0o644);
}

/** The last lines that were logged from a position on, for an error message; empty where there are none. */
export function lastLines(path: string, from: number): string {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const start = Math.max(from, size - shownBytes);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString("utf8").trimEnd().split("\n").slice(-shownLines).join("\n");
  } finally {
    closeSync(file);
  }
}
