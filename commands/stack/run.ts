import { Refusal } from "../../plan/mistake.ts";
import { Failure, unexpected } from "../bootstrap/failure.mjs";

/**
 * Runs a command of ours to its end: Ctrl-C becomes an abort, what the user can mend becomes one message, and the
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
    console.error(error instanceof Failure || error instanceof Refusal ? error.message : unexpected(error));
    process.exit(error instanceof Failure ? error.exitCode : 1);
  };
  process.on("uncaughtException", end);
  try {
    process.exit(await command(interrupted.signal));
  } catch (error) {
    return end(error);
  }
}
