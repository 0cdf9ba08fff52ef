import { fileURLToPath } from "node:url";

/** The project's folder, without a trailing separator. */
export const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Everything that the commands keep: programs, caches, the local stack. Ignored by git. */
export const stateFolder = `${projectRoot}/.state`;

/** Programs that we obtained, and the record of where every program is. `npm run down` keeps it. */
export const toolsFolder = `${stateFolder}/tools`;

/** Where the local stack's Pulumi backend is. */
export const localBackendFolder = `${stateFolder}/backend`;

/**
 * The stack that a command means where it is given none: the shipped one of this machine, whose state lies in .state itself.
 * What any stack is, its config says, never its name.
 */
export const defaultStack = "local";
