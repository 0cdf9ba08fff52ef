import { readdir, readFile, readlink } from "node:fs/promises";
import type { Port } from "./inputs.ts";

/** The process that listens on a port. */
export interface PortOwner {
  readonly pid: number;
  /** The name of its program, without arguments: those may hold secrets. */
  readonly command: string;
}

/** Socket states in /proc/net: a TCP socket that listens, and a UDP socket that is bound (it has no other state). */
const listening = { tcp: "0A", udp: "07" } as const;

/** Inodes of the sockets that listen on a port, from the text of /proc/net/tcp and its siblings: proc(5). */
export function listeningInodes(table: string, { port, protocol }: Port): string[] {
  return table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, local = "", , state]) =>
        state === listening[protocol] && Number.parseInt(local.split(":")[1] ?? "", 16) === port,
    )
    .flatMap((fields) => fields[9] ?? []);
}

async function read(path: string): Promise<string> {
  return readFile(path, "utf8").catch(() => "");
}

async function holdsSocket(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []); // of another user, or ended
  for (const descriptor of descriptors) {
    const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => "");
    if (sockets.has(target)) return true;
  }
  return false;
}

/** Who listens on a port; undefined where the machine does not show it: no /proc, or a process of another user. */
export async function portOwner(port: Port): Promise<PortOwner | undefined> {
  const tables = await Promise.all([read(`/proc/net/${port.protocol}`), read(`/proc/net/${port.protocol}6`)]);
  const sockets = new Set(tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await holdsSocket(pid, sockets)) return { pid: Number(pid), command: (await read(`/proc/${pid}/comm`)).trim() };
  }
  return undefined;
}
