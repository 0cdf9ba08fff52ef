import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { Preparation, ProcessInputs } from "./inputs.ts";
import type { Account } from "./user.ts";

/** Where a program runs, and as whom. */
export interface LaunchContext {
  readonly inputs: ProcessInputs;
  /** Undefined to run as we do. */
  readonly runAs: Account | undefined;
  /** The open log file. */
  readonly log: number;
  readonly signal: AbortSignal;
}

/** A program that ended or could not be started, in words. */
type Ending = string;

function options({ inputs, runAs, log }: LaunchContext): SpawnOptions {
  const { PATH = "/usr/local/bin:/usr/bin:/bin", HOME, LANG = "C.UTF-8" } = process.env;
  // Another user's programs must not look for their settings in our home.
  const home = runAs === undefined ? (HOME ?? inputs.directory) : inputs.directory;
  return {
    cwd: inputs.directory,
    // Only what a program is known to need: our own environment may hold secrets, such as the stack's passphrase.
    env: { PATH, HOME: home, LANG, ...inputs.env },
    stdio: ["ignore", log, log],
    ...runAs,
  };
}

/** Resolves when a child has ended, or could not be started at all. */
export async function ending(child: ChildProcess): Promise<Ending> {
  try {
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    return code === null ? `was ended by ${signal ?? "a signal"}` : `ended with exit code ${code}`;
  } catch (error) {
    return `could not be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Starts the program as the leader of a session of its own: it lives on when we end, and its group can be stopped as one. */
export function launch(context: LaunchContext): ChildProcess {
  const { program, args } = context.inputs;
  return spawn(program, args, { ...options(context), detached: true });
}

/** Runs a step that must be done once before the first start. Returns what went wrong, or undefined. */
export async function prepare(step: Preparation, context: LaunchContext): Promise<string | undefined> {
  if (existsSync(step.creates)) return undefined;
  const child = spawn(step.program, step.args, { ...options(context), signal: context.signal });
  const ended = await ending(child);
  if (ended !== "ended with exit code 0") return `${step.program} ${ended}`;
  return existsSync(step.creates) ? undefined : `${step.program} did not create ${step.creates}`;
}
