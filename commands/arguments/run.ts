import { Refusal } from "../../plan/mistake.ts";
import type { Arguments, Usage } from "./arguments.ts";
import { parseArguments } from "./arguments.ts";

/**
 * Runs a command: help on standard output, what is wrong in one message on standard error with exit code 1. Anything
 * but a {@link Refusal} is a fault of ours and keeps its stack trace.
 */
export async function run(usage: Usage, command: (args: Arguments) => Promise<void>): Promise<void> {
  try {
    const args = parseArguments(process.argv.slice(2), usage);
    if (args === undefined) process.stdout.write(usage.text);
    else await command(args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
