import { errorText, exitCodeOf } from "../../model/user-error.mjs";
import { onClosedPipe } from "../arguments/closed-pipe.ts";

/**
 * Runs a command of ours to its end: Ctrl-C becomes an abort, what the user can repair becomes one message, and the
 * process ends with the command's exit code even where an aborted program left something open. Any other error is one line.
 */
export async function runCommand(command: (signal: AbortSignal) => Promise<number>): Promise<never> {
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interrupted.abort();
    });
  }
  const end = (error: unknown): never => {
    console.error(errorText(error));
    process.exit(exitCodeOf(error));
  };
  process.on("uncaughtException", end);
  // What it changes is not left half done for want of a reader.
  onClosedPipe(() => undefined);
  try {
    process.exit(await command(interrupted.signal));
  } catch (error) {
    return end(error);
  }
}
