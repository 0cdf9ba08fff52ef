import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { IncompleteError, type Context, type ResourceKind } from "../resource-kind.ts";
import { isUnknown, unknownValue } from "../sealing.ts";
import { actionFor, planFor } from "./changes.ts";
import { examine } from "./examine.ts";
import { isAlive, type ProcessIdentity } from "./identity.ts";
import { properties, type ProcessInput, type ProcessInputs, type ProcessState } from "./inputs.ts";
import { logPath } from "./log.ts";
import { pidfilePath, readPidfile } from "./pidfile.ts";
import { reload } from "./reload.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";

function stateOf(inputs: ProcessInputs, { pid, startTime }: ProcessIdentity, owned: readonly string[]): ProcessState {
  const ownedDirectories = [...new Set([...owned, ...inputs.dataDirectories])].sort();
  return { ...inputs, pid, startTime, ownedDirectories };
}

async function remove(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true });
}

async function restart(state: ProcessState, inputs: ProcessInputs, context: Context): Promise<ProcessState> {
  try {
    await stop(state, state);
    return stateOf(inputs, await start(inputs, context), state.ownedDirectories);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const running = await isAlive(state);
    throw new IncompleteError(message, stateOf({ ...inputs, running }, state, state.ownedDirectories));
  }
}

/** A program that runs on this machine, independent of the deployment that started it. */
export const processKind: ResourceKind<ProcessInput, ProcessInputs, ProcessState> = {
  properties,
  computed: { running: {}, log: { secretWith: "directory" } },
  examine,

  complete(input) {
    return { ...input, running: true, log: isUnknown(input.directory) ? unknownValue : logPath(input.directory) };
  },

  plan: planFor,

  async create(inputs, context) {
    const directories = [inputs.directory, ...inputs.dataDirectories];
    const made = directories.filter((directory) => !existsSync(directory));
    try {
      return { id: inputs.directory, state: stateOf(inputs, await start(inputs, context), []) };
    } catch (error) {
      await remove([pidfilePath(inputs.directory), inputs.log, ...made]);
      throw error;
    }
  },

  async read(state) {
    return { ...state, running: await isAlive(state) };
  },

  async update(state, inputs, changed, context) {
    switch (actionFor(changed, inputs.reload !== undefined)) {
      case "restart":
        return restart(state, inputs, context);
      case "reload":
        if (!(await isAlive(state))) return restart(state, inputs, context);
        await reload(inputs, state, context);
        return stateOf(inputs, state, state.ownedDirectories);
      case "record":
        return stateOf(inputs, state, state.ownedDirectories);
    }
  },

  async delete(state, { urn }) {
    await stop(state, state);
    const pidfile = readPidfile(state.directory);
    // Under another name the resource was made anew in the same directory, before this one goes: it is in use.
    if (pidfile !== undefined && pidfile.urn !== urn && (await isAlive(pidfile))) return;
    // An interrupted deployment may have started it again without the engine's knowledge.
    if (pidfile !== undefined) await stop(pidfile, state);
    await remove([...state.ownedDirectories, state.directory]);
  },
};
