import { createInterface } from "node:readline/promises";
import { UserError } from "../../model/user-error.mjs";
import { failIfAborted } from "./operation.ts";

interface Confirmation {
  /** Whether the user agreed beforehand. */
  readonly yes: boolean;
  readonly signal: AbortSignal;
}

/**
 * Fails, before anything is done, where nobody can be asked.
 *
 * @param terminal default: whether this process has one
 */
export function requireTerminal({
  yes,
  terminal = process.stdin.isTTY && process.stdout.isTTY,
}: Pick<Confirmation, "yes"> & { readonly terminal?: boolean }): void {
  if (yes || terminal) return;
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
