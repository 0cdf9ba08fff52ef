import { access, constants, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { sep } from "node:path";
import type { Issue } from "../issue.ts";
import type { ProcessInput } from "./inputs.ts";
import { readPidfile } from "./pidfile.ts";
import { takenPorts, takenText } from "./ports.ts";
import { account, closedFolder, weAreRoot } from "./user.ts";

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function missingPrograms({ program, prepare = [] }: Partial<ProcessInput>): Promise<Issue[]> {
  const programs = [
    ...(program === undefined ? [] : [{ path: ["program"], file: program }]),
    ...prepare.map((step, at) => ({ path: ["prepare", at, "program"], file: step.program })),
  ];
  const found = await Promise.all(programs.map(({ file }) => isProgram(file)));
  return programs
    .filter((_, at) => found[at] === false)
    .map(({ path, file }) => ({ path, message: `must be a file that may be executed; ${file} is none` }));
}

/** They are removed with the process: one that holds the user's home or the project would take everything along. */
function sharedDirectories({ directory, dataDirectories = [] }: Partial<ProcessInput>): Issue[] {
  const directories = [
    ...(directory === undefined ? [] : [{ path: ["directory"], folder: directory }]),
    ...dataDirectories.map((folder, at) => ({ path: ["dataDirectories", at], folder })),
  ];
  return directories
    .filter(({ folder }) =>
      [homedir(), process.cwd()].some((kept) => `${kept}${sep}`.startsWith(folder === "/" ? folder : folder + sep)),
    )
    .map(({ path, folder }) => ({
      path,
      message: `must be a folder for this process alone, since it is removed with it; ${folder} holds the home directory or the project`,
    }));
}

async function unusableUser({ user, directory, dataDirectories = [] }: Partial<ProcessInput>): Promise<Issue[]> {
  if (user === undefined || !weAreRoot()) return [];
  const found = await account(user);
  if (found === undefined) return [{ path: ["user"], message: `must be a user of this machine; there is no ${user}` }];
  const directories = [...(directory === undefined ? [] : [directory]), ...dataDirectories];
  const closed = await Promise.all(directories.map((folder) => closedFolder(folder, found)));
  return [...new Set(closed)]
    .filter((folder) => folder !== undefined)
    .map((folder) => ({ path: ["user"], message: `must be able to enter ${folder}, which is closed to ${user}` }));
}

async function unusablePorts(
  { ports = [], directory }: Partial<ProcessInput>,
  previous: Partial<ProcessInput>,
): Promise<Issue[]> {
  const directories = new Set([directory, previous.directory].filter((folder) => folder !== undefined));
  const own = [...directories].flatMap((folder) => readPidfile(folder) ?? []);
  const taken = await takenPorts(ports, own);
  return taken.map((port) => ({
    path: ["ports", ports.findIndex((asked) => asked.port === port.port && asked.protocol === port.protocol)],
    message: takenText(port),
  }));
}

/** What on this machine keeps a process from running, every issue at once. */
export async function examine(
  input: Partial<ProcessInput>,
  previous: Partial<ProcessInput>,
): Promise<readonly Issue[]> {
  const issues = await Promise.all([missingPrograms(input), unusableUser(input), unusablePorts(input, previous)]);
  return [...sharedDirectories(input), ...issues.flat()];
}
