import { Refusal } from "../../plan/mistake.ts";
import { unexpected } from "../bootstrap/failure.mjs";
import type { Arguments, Usage } from "./arguments.ts";
import { parseArguments } from "./arguments.ts";

/**
 * Runs a command: help on standard output, what is wrong in one message on standard error. Exits with 2 on a wrong
 * command line, with 1 on what the command refuses. Anything but a {@link Refusal} is a fault of ours, told in one
 * line.
 */
export async function run(usage: Usage, command: (args: Arguments) => Promise<void>): Promise<void> {
  let refused = 2;
  const end = (error: unknown): void => {
    process.stderr.write(`${error instanceof Refusal ? error.message : unexpected(error)}\n`);
    process.exitCode = error instanceof Refusal ? refused : 1;
  };
  process.on("uncaughtException", end);
  try {
    const args = parseArguments(process.argv.slice(2), usage);
    refused = 1;
    if (args === undefined) process.stdout.write(usage.text);
    else await command(args);
  } catch (error) {
    end(error);
  }
}
