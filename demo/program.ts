import { UserError } from "../model/user-error.mjs";
import type { Flag } from "./flags.ts";
import { readFlags, usage } from "./flags.ts";

/** Something that runs until it is closed. */
interface Running {
  /** One line for people: what listens where. */
  readonly listening: string;
  close(): Promise<void>;
}

/** How long a stop may take before the process ends anyway, in milliseconds. */
const patience = 2000;

/**
 * Runs a program of the demo: reads its flags, starts it, and stops it cleanly on SIGTERM or SIGINT.
 * Bad flags end it with status 2, a failed start (a taken port) with status 1, each with one message.
 */
export async function runProgram<Name extends string>(
  name: string,
  about: string,
  flags: Readonly<Record<Name, Flag>>,
  start: (values: Readonly<Record<Name, string>>) => Promise<Running>,
): Promise<void> {
  try {
    const given = readFlags(name, process.argv.slice(2), flags);
    if (given === undefined) {
      process.stdout.write(usage(name, about, flags));
      return;
    }
    const running = await start(given);
    const stop = () => {
      setTimeout(() => process.exit(0), patience).unref();
      void running.close().then(() => process.exit(0));
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    console.log(running.listening);
  } catch (error) {
    if (error instanceof UserError) {
      console.error(error.message);
      process.exit(error.exitCode);
    }
    console.error(`${name}: ${(error as Error).message}`);
    process.exit(1);
  }
}
