import { existsSync, readdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { processEntry } from "../../provider/process/table.ts";
import { localName } from "../../plan/settings/stack-files.ts";
import { UserError } from "../../model/user-error.mjs";
import type { OpenedStack } from "./open.ts";
import { toOutput, type OperationOptions } from "./operation.ts";

const lockSchema = z.object({ pid: z.number(), hostname: z.string() });

/** The command of a process, where the machine shows it. */
function command(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return undefined;
  }
}

async function isHeld(file: string): Promise<number | undefined> {
  const lock = lockSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!lock.success || lock.data.hostname !== hostname()) return undefined;
  const { pid } = lock.data;
  const entry = await processEntry(pid);
  if (entry === undefined || entry.zombie) return undefined;
  // The pid may be another program's by now.
  return (command(pid) ?? "pulumi").startsWith("pulumi") ? pid : undefined;
}

/**
 * Unlocks a stack whose last command was killed. Only a stack that lives on this machine alone: of any other we cannot
 * know whether somebody else holds the lock.
 *
 * @throws UserError where a command that still runs holds it
 */
export async function unlock(opened: OpenedStack, { report = toOutput }: OperationOptions): Promise<void> {
  const { home, name, project, stack } = opened;
  if (home === undefined) return;
  const folder = join(home.backend, ".pulumi/locks/organization", project, localName(name));
  const locks = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
  if (locks.length === 0) return;
  for (const lock of locks) {
    const pid = await isHeld(join(folder, lock));
    if (pid !== undefined) {
      throw new UserError(`Another command is running on stack ${name} (process ${pid}): wait for it, or stop it.`);
    }
  }
  report("An earlier command was killed: removed its lock.");
  await stack.cancel();
}

/** What the engine has recorded of a stack. */
interface Recorded {
  readonly resources: readonly unknown[];
  /** Operations that an interrupted command left without an end. */
  readonly pending: readonly unknown[];
}

const exportSchema = z.object({
  deployment: z
    .object({ resources: z.array(z.unknown()).nullish(), pending_operations: z.array(z.unknown()).nullish() })
    .nullish(),
});

export async function recorded({ stack }: OpenedStack): Promise<Recorded> {
  const { deployment } = exportSchema.parse(await stack.exportStack());
  return { resources: deployment?.resources ?? [], pending: deployment?.pending_operations ?? [] };
}
