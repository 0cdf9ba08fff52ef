import { delimiter, dirname } from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { UserError } from "../../model/user-error.mjs";
import { readFound } from "../../tools/bootstrap/found.mjs";

/** The Pulumi CLI that the bootstrap found, else the one on PATH. */
export async function pulumiCli(): Promise<PulumiCommand> {
  const found = readFound().pulumi;
  if (found !== undefined) {
    const folder = dirname(found.path);
    const path = process.env.PATH ?? "";
    // The Automation API takes the CLI from PATH only, unless it is in a folder named bin.
    if (path.split(delimiter)[0] !== folder) process.env.PATH = `${folder}${delimiter}${path}`;
  }
  try {
    return await PulumiCommand.get();
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    throw new UserError(`The Pulumi CLI is missing: \`npm run up\` installs it (${reason})`);
  }
}
