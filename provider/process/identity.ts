import { processEntry, processTable, type ProcessEntry } from "./table.ts";

/** A pid alone is no identity: it is given again after the process ended, and after a reboot. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

/** Whether exactly this process still runs; a zombie does not. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const entry = await processEntry(identity.pid);
  return entry !== undefined && !entry.zombie && entry.startTime === identity.startTime;
}

/**
 * The living processes that came of one that we started: itself, its descendants, and who is left in its session after
 * it died. A session's number is not given again while a process is in it, so with the leader gone the rest is still ours;
 * a leader with another start time means that the number now belongs to another program.
 */
export async function processGroup(identity: ProcessIdentity): Promise<ProcessEntry[]> {
  const table = await processTable();
  const current = table.find(({ pid }) => pid === identity.pid);
  if (current !== undefined && current.startTime !== identity.startTime) return [];
  if (current === undefined && !(await isSameBoot(identity))) return [];

  const group = new Set([identity.pid]);
  for (const { pid, session } of table) if (session === identity.pid) group.add(pid);
  for (let size = 0; size !== group.size;) {
    size = group.size;
    for (const { pid, parent } of table) if (group.has(parent)) group.add(pid);
  }
  return table.filter(({ pid, zombie }) => group.has(pid) && !zombie);
}

/** Whether a start time is of this boot; compared by what follows the number, which is the boot's id. */
async function isSameBoot({ startTime }: ProcessIdentity): Promise<boolean> {
  const own = await processEntry(process.pid);
  const boot = (text: string | undefined): string | undefined => text?.replace(/^\d+ ticks/, "");
  return boot(startTime) === boot(own?.startTime);
}
