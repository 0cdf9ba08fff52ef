import { setTimeout as sleep } from "node:timers/promises";
import { processGroup, isAlive, type ProcessIdentity } from "./identity.ts";
import { processEntry } from "./table.ts";

/** How often we look whether a process is gone, in milliseconds. */
const pollMs = 25;

/** How long the kernel may take to end a process after SIGKILL, in milliseconds; only a stuck disk takes longer. */
const killMs = 5_000;

/** How long a parent may take to collect an ended child, in milliseconds; some first processes of a container never do. */
const collectMs = 2_000;

interface StopOptions {
  /** The signal that asks the program to end, such as SIGTERM. */
  readonly stopSignal: string;
  /** Seconds that it gets for that before SIGKILL. */
  readonly stopTimeoutSeconds: number;
}

/** Sends a signal to a process or, with a negative number, to a process group; one that is gone needs none. */
function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

async function until(condition: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() >= end) return false;
    await sleep(pollMs);
  }
  return true;
}

async function allGone(group: readonly ProcessIdentity[]): Promise<boolean> {
  const alive = await Promise.all(group.map(isAlive));
  return !alive.includes(true);
}

/**
 * Ends a process and everything that came of it: the signal to its group, then SIGKILL to whoever is left. Returns when
 * nobody of them runs any more. A process that is gone already, or whose pid is another's by now, is a success.
 */
export async function stop(identity: ProcessIdentity, options: StopOptions): Promise<void> {
  const group = await processGroup(identity);
  if (group.length === 0) return;
  // Some children lead sessions of their own (PostgreSQL's do): they are in the group, not in the group, and end with it.
  send(-identity.pid, options.stopSignal as NodeJS.Signals);
  await until(() => allGone(group), options.stopTimeoutSeconds * 1000);
  // Looked at again: a child may have been born after the first look.
  const left = [...group, ...(await processGroup(identity))];
  for (const member of left) if (await isAlive(member)) send(member.pid, "SIGKILL");
  if (!(await until(() => allGone(left), killMs))) {
    throw new Error(`process ${identity.pid} still runs ${killMs / 1000} s after SIGKILL`);
  }
  await until(async () => (await processEntry(identity.pid))?.startTime !== identity.startTime, collectMs);
}
