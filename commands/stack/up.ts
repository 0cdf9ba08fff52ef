import type { OpMap, OutputMap } from "@pulumi/pulumi/automation/index.js";
import type { OpenedStack } from "./open.ts";
import { operate, toOutput, type OperationOptions } from "./operation.ts";
import { recorded, unlock } from "./recover.ts";

interface UpResult {
  readonly outputs: OutputMap;
  /** How many resources each operation was done to; `same` for those that needed none. */
  readonly changes: OpMap;
}

const changesWords = [
  ["create", "created"],
  ["update", "updated"],
  ["replace", "replaced"],
  ["delete", "deleted"],
] as const;

function summary(changes: OpMap, seconds: number): string {
  const counts = changesWords.flatMap(([op, word]) => (changes[op] === undefined ? [] : [`${changes[op]} ${word}`]));
  const same = changes.same ?? 0;
  if (counts.length === 0) return `No changes: ${same} resources are up to date.`;
  return `Done in ${seconds.toFixed(0)} s: ${counts.join(", ")}, ${same} unchanged.`;
}

/**
 * Brings a stack up. It refreshes first: what died, was edited or lost since is repaired, with its data.
 *
 * @throws UserError with every error once
 */
export async function upStack(opened: OpenedStack, options: OperationOptions = {}): Promise<UpResult> {
  const { stack, name } = opened;
  const report = options.report ?? toOutput;
  await unlock(opened, options);
  const before = await recorded(opened);
  const started = performance.now();
  if (before.resources.length + before.pending.length > 0) {
    report(`Refreshing stack ${name}`);
    // A creation that was interrupted: our provider finds what it started by its pidfiles.
    await operate("refresh", options, (given) =>
      stack.refresh({ ...given, clearPendingCreates: before.pending.length > 0 }),
    );
  }
  if (opened.home !== undefined) {
    // What cannot work, such as a taken port, is reported before anything is made. Other stacks' users see their preview.
    await operate("update", { ...options, report: () => undefined }, (given) => stack.preview(given));
  }
  report(`Bringing up stack ${name}`);
  const { outputs, summary: update } = await operate("update", options, (given) => stack.up(given));
  const changes = update.resourceChanges ?? {};
  report(summary(changes, (performance.now() - started) / 1000));
  return { outputs, changes };
}
