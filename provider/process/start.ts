import { closeSync, fstatSync } from "node:fs";
import { chown, mkdir } from "node:fs/promises";
import type { Context } from "../resource-kind.ts";
import { isAlive, type ProcessIdentity } from "./identity.ts";
import type { ProcessInputs } from "./inputs.ts";
import { ending, launch, prepare, type LaunchContext } from "./launch.ts";
import { lastLines, openLog } from "./log.ts";
import { readPidfile, writePidfile } from "./pidfile.ts";
import { takenPorts, takenText } from "./ports.ts";
import { untilReady } from "./ready.ts";
import { stop } from "./stop.ts";
import { processEntry } from "./table.ts";
import { account, weAreRoot, type Account } from "./user.ts";

async function accountFor({ user }: ProcessInputs): Promise<Account | undefined> {
  if (user === undefined || !weAreRoot()) return undefined;
  const found = await account(user);
  if (found === undefined) throw new Error(`there is no user ${user}`);
  return found;
}

async function makeDirectories(inputs: ProcessInputs, runAs: Account | undefined): Promise<void> {
  for (const directory of [inputs.directory, ...inputs.dataDirectories]) {
    await mkdir(directory, { recursive: true });
    if (runAs !== undefined) await chown(directory, runAs.uid, runAs.gid);
  }
}

async function refuseTakenPorts(inputs: ProcessInputs): Promise<void> {
  const taken = await takenPorts(inputs.ports);
  if (taken.length > 0) throw new Error(taken.map(takenText).join("; "));
}

/** Starts the program and waits until it is ready. Throws with what went wrong; then nothing of it runs any more. */
async function startAndWait(context: LaunchContext, urn: string): Promise<ProcessIdentity> {
  const { inputs, signal } = context;
  signal.throwIfAborted();
  const child = launch(context);
  const ended = ending(child);
  const entry = child.pid === undefined ? undefined : await processEntry(child.pid);
  if (entry === undefined) throw new Error(`${inputs.program} ${await ended}`);
  const identity: ProcessIdentity = { pid: entry.pid, startTime: entry.startTime };
  writePidfile(inputs.directory, { urn, ...identity, ports: inputs.ports });

  const waiting = new AbortController();
  const wrong = await Promise.race([
    ended.then((how) => `${how} before it was ready`),
    untilReady(inputs.ready, AbortSignal.any([signal, waiting.signal])).then(
      (last) => last && `is not ready after ${inputs.ready.timeoutSeconds} s: ${last}`,
    ),
  ]);
  waiting.abort();
  child.unref();
  if (wrong === undefined && (await isAlive(identity))) return identity;
  await stop(identity, inputs);
  signal.throwIfAborted();
  throw new Error(`${inputs.program} ${wrong ?? (await ended)}`);
}

/**
 * Starts a process and waits until it is ready. A process that an interrupted deployment left in the directory is
 * stopped first: it may have been started with other arguments.
 *
 * Throws an error that names the cause and repeats the last lines of the log.
 */
export async function start(inputs: ProcessInputs, { urn, signal }: Context): Promise<ProcessIdentity> {
  const left = readPidfile(inputs.directory);
  if (left !== undefined) await stop(left, inputs);
  await refuseTakenPorts(inputs);
  const runAs = await accountFor(inputs);
  await makeDirectories(inputs, runAs);

  const log = openLog(inputs.log);
  const logged = fstatSync(log).size;
  try {
    const context = { inputs, runAs, log, signal };
    for (const step of inputs.prepare) {
      const wrong = await prepare(step, context);
      signal.throwIfAborted();
      if (wrong !== undefined) throw new Error(`${wrong}, before ${inputs.program} could start`);
    }
    return await startAndWait(context, urn);
  } catch (error) {
    if (!(error instanceof Error) || signal.aborted) throw error;
    const lines = lastLines(inputs.log, logged);
    throw new Error(lines === "" ? error.message : `${error.message}; it said last:\n${lines}`, { cause: error });
  } finally {
    closeSync(log);
  }
}
