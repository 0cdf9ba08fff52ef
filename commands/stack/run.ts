import { UserError } from "../../model/user-error.mjs";

/**
 * Runs a command of ours to its end: Ctrl-C becomes an abort, what the user can repair becomes one message, and the
 * process ends with the command's exit code even where an aborted program left something open.
 */
export async function runCommand(command: (signal: AbortSignal) => Promise<number>): Promise<never> {
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interrupted.abort();
    });
  }
  try {
    process.exit(await command(interrupted.signal));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    process.exit(error.exitCode);
  }
}
