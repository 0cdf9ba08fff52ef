import { existsSync } from "node:fs";
import { defaultStack, localBackendFolder, stateFolder } from "./paths.mjs";

/** Whether anything of the local stack is on this machine: its Pulumi state or its data. */
export function localStackExists() {
  return existsSync(localBackendFolder) || existsSync(`${stateFolder}/stacks/${defaultStack}`);
}
