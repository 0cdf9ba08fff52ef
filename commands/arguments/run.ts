import { nearest } from "../../model/suggestion.ts";
import { errorText, exitCodeOf } from "../../model/user-error.mjs";
import type { Arguments, CommandLine, Option } from "../../tools/bootstrap/command-line.mjs";
import { readCommandLine } from "../../tools/bootstrap/command-line.mjs";
import { onClosedPipe } from "./closed-pipe.ts";

interface Usage extends Omit<CommandLine, "nearest"> {
  /** Printed by `--help`. */
  readonly text: string;
}

/** `-c key=value`: config on top of the stack's files. */
export const configOption: Readonly<Record<"config", Option>> = {
  config: { short: "c", value: "key=value", multiple: true },
};

/**
 * Runs a command: help on standard output, what is wrong in one message on standard error. Exits with 2 on a wrong
 * command line, with 1 on what the command refuses. Anything but a `UserError` is a fault of ours, said in one line.
 */
export async function run(
  { text, ...usage }: Usage,
  command: (args: Arguments) => void | Promise<void>,
): Promise<void> {
  const end = (error: unknown): void => {
    process.stderr.write(`${errorText(error)}\n`);
    process.exitCode = exitCodeOf(error);
  };
  process.on("uncaughtException", end);
  // Whoever closed the pipe has read enough.
  onClosedPipe(() => process.exit());
  try {
    const args = readCommandLine(process.argv.slice(2), { ...usage, nearest });
    if (args.help) process.stdout.write(text);
    else await command(args);
  } catch (error) {
    end(error);
  }
}
