import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { stopLeftovers } from "../../provider/process/leftovers.ts";
import type { Home } from "./home.ts";
import type { OpenedStack } from "./open.ts";
import { operate, toOutput, type OperationOptions } from "./operation.ts";
import { recorded, unlock } from "./recover.ts";

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Removes what is left of a stack of this machine: its Pulumi state, files and data. */
export async function removeHome(home: Home): Promise<void> {
  // An interrupted command may have started processes that the engine never recorded.
  await stopLeftovers(home.data);
  const { backend, pulumiHome, data, own, throwaway } = home;
  const folders =
    throwaway === undefined ? [data, backend, pulumiHome, ...(own === undefined ? [] : [own])] : [throwaway];
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  removeIfEmpty(dirname(data));
  if (own !== undefined) removeIfEmpty(dirname(own));
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
