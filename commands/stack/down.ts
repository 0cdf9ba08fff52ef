import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { readNote } from "../../provider/process/note.ts";
import { stop } from "../../provider/process/stop.ts";
import type { Home } from "./home.ts";
import type { OpenedStack } from "./open.ts";
import { operate, toOutput, type OperationOptions } from "./operation.ts";
import { recorded, unlock } from "./recover.ts";

/** How a process is ended that no resource stands for any more. */
const orphanStop = { stopSignal: "SIGTERM", stopTimeoutSeconds: 10 };

/** Ends processes that an interrupted command started and the engine never recorded. */
async function stopOrphans(data: string): Promise<void> {
  const folder = join(data, "processes");
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const note = readNote(join(folder, name));
    if (note !== undefined) await stop(note, orphanStop);
  }
}

/** Removes what is left of a stack of this machine: its Pulumi state, files and data. */
export async function removeHome(home: Home): Promise<void> {
  await stopOrphans(home.data);
  const { backend, pulumiHome, data, throwaway } = home;
  for (const folder of throwaway === undefined ? [data, backend, pulumiHome] : [throwaway]) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  const stacks = dirname(data);
  if (existsSync(stacks) && readdirSync(stacks).length === 0) rmdirSync(stacks);
}

/**
 * Takes a stack down: destroys its resources, then removes the stack; Pulumi.NAME.yaml stays. Of a stack of this machine
 * nothing is left.
 *
 * @throws Failure with every error once
 */
export async function downStack(opened: OpenedStack, options: OperationOptions = {}): Promise<void> {
  const { stack, name, home } = opened;
  const report = options.report ?? toOutput;
  await unlock(opened, options);
  const before = await recorded(opened);
  if (before.pending.length > 0) {
    await operate("refresh", options, (given) => stack.refresh({ ...given, clearPendingCreates: true }));
  }
  if (before.resources.length > 0) {
    report(`Taking down stack ${name}`);
    await operate("update", options, (given) => stack.destroy(given));
  }
  await stack.workspace.removeStack(name, { preserveConfig: true });
  if (home !== undefined) await removeHome(home);
  report(`Stack ${name} is down.`);
}
