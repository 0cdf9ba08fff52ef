import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** One process of this machine, as its kernel sees it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** The session that it belongs to; where only `ps` answers, its process group. A process that we start leads both. */
  readonly session: number;
  /** Ended, and not yet collected by its parent: it runs no code and holds no port. */
  readonly zombie: boolean;
  /** Tells this process from a later one with the same pid, a reboot in between included. */
  readonly startTime: string;
}

const run = promisify(execFile);
const hasProc = existsSync("/proc/self/stat");

/** Reads `/proc/PID/stat`: proc(5). The second field, the name in brackets, may hold anything, brackets and spaces too. */
export function parseProcStat(text: string, bootId: string): ProcessEntry {
  const nameEnd = text.lastIndexOf(")");
  const fields = text.slice(nameEnd + 2).split(" ");
  const field = (number: number): string => fields[number - 3] ?? "";
  return {
    pid: Number(text.slice(0, text.indexOf(" "))),
    parent: Number(field(4)),
    session: Number(field(6)),
    zombie: ["Z", "X"].includes(field(3)),
    startTime: `${field(22)} ticks after boot ${bootId}`,
  };
}

/** Reads a line of `ps -o pid=,ppid=,pgid=,stat=,lstart=`, for machines without /proc. */
export function parsePsLine(line: string): ProcessEntry | undefined {
  const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S.*?)\s*$/.exec(line);
  if (match === null) return undefined;
  const [, pid, parent, group, state = "", startTime = ""] = match;
  return {
    pid: Number(pid),
    parent: Number(parent),
    session: Number(group),
    zombie: state.startsWith("Z"),
    startTime,
  };
}

let bootId: Promise<string> | undefined;

/** Start times count from the boot: without its id, a process after a reboot could pass for one before it. */
function thisBoot(): Promise<string> {
  bootId ??= readFile("/proc/sys/kernel/random/boot_id", "utf8").then((text) => text.trim());
  return bootId;
}

async function fromProc(pid: number): Promise<ProcessEntry | undefined> {
  const boot = await thisBoot();
  try {
    return parseProcStat(await readFile(`/proc/${pid}/stat`, "utf8"), boot);
  } catch {
    return undefined; // it ended
  }
}

async function fromPs(...selection: string[]): Promise<ProcessEntry[]> {
  try {
    const { stdout } = await run("ps", [...selection, "-o", "pid=,ppid=,pgid=,stat=,lstart="], {
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
    });
    return stdout.split("\n").flatMap((line) => parsePsLine(line) ?? []);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === 1) return []; // no such process
    throw error;
  }
}

/** The process with this pid, or undefined where there is none. */
export async function processEntry(pid: number): Promise<ProcessEntry | undefined> {
  return hasProc ? fromProc(pid) : (await fromPs("-p", String(pid)))[0];
}

/** Every process of this machine. */
export async function processTable(): Promise<ProcessEntry[]> {
  if (!hasProc) return fromPs("-A");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const entries = await Promise.all(pids.map(fromProc));
  return entries.filter((entry) => entry !== undefined);
}
