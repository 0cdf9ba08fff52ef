import { createInterface } from "node:readline/promises";
import { UserError } from "../../model/user-error.mjs";
import { failIfAborted } from "./operation.ts";

export interface Confirmation {
  /** Whether the user agreed beforehand. */
  readonly yes: boolean;
  readonly signal: AbortSignal;
}

/** Fails, before anything is done, where nobody can be asked. */
export function requireTerminal({ yes }: Confirmation): void {
  if (yes || (process.stdin.isTTY && process.stdout.isTTY)) return;
  throw new UserError("Cannot ask for confirmation: not a terminal. Pass --yes to proceed.");
}

/** Asks; anything but y or yes means no. */
export async function agrees(question: string, { yes, signal }: Confirmation): Promise<boolean> {
  if (yes) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } catch (error) {
    failIfAborted(signal);
    throw error;
  } finally {
    terminal.close();
  }
}
