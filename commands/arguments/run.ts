import { nearest } from "../../model/suggestion.ts";
import { Refusal } from "../../plan/mistake.ts";
import type { Arguments, CommandLine, Option } from "../bootstrap/command-line.mjs";
import { readCommandLine } from "../bootstrap/command-line.mjs";
import { Failure } from "../bootstrap/failure.mjs";

export interface Usage extends Omit<CommandLine, "nearest"> {
  /** Printed by `--help`. */
  readonly text: string;
}

/** `-c key=value`: config on top of the stack's files. */
export const configOption: Readonly<Record<"config", Option>> = {
  config: { short: "c", value: "key=value", multiple: true },
};

/**
 * Runs a command: help on standard output, what is wrong in one message on standard error. Exits with 2 on a wrong
 * command line, with 1 on what the command refuses. Anything but a {@link Refusal} or a {@link Failure} is a fault of
 * ours and keeps its stack trace.
 */
export async function run({ text, ...usage }: Usage, command: (args: Arguments) => Promise<void>): Promise<void> {
  try {
    const args = readCommandLine(process.argv.slice(2), { ...usage, nearest });
    if (args.help) process.stdout.write(text);
    else await command(args);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
  }
}
