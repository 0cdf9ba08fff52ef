import { catalog } from "../catalog/index.ts";
import { allAlerts } from "../model/catalog.ts";
import { changingStack, parseStackArguments } from "../tools/bootstrap/arguments.mjs";
import { drillArguments } from "./drill/arguments.ts";
import { requireTerminal } from "./stack/confirmation.ts";
import { isLocal } from "./stack/home.ts";
import { requireReady } from "./stack/provisioned.ts";
import { runCommand } from "./stack/run.ts";

/** Everything of a change that can be known before minutes of building. @returns whether it is of this machine alone */
async function changes(command: "up" | "down", args: readonly string[], terminal: boolean): Promise<boolean> {
  const { stack, yes } = parseStackArguments(args, changingStack(command));
  const local = isLocal(stack);
  if (command === "up") await requireReady(stack);
  requireTerminal({ yes: yes || local, terminal });
  return local;
}

/**
 * `needs.ts COMMAND TERMINAL ARG…`, for the bootstrap: refuses what is wrong with a command line before any program is
 * obtained, and prints as JSON whether the command is about this machine's stack, whose programs it then needs.
 * TERMINAL is `terminal` where somebody can be asked.
 */
await runCommand(async () => {
  const [command = "up", terminal, ...args] = process.argv.slice(2);
  if (command === "drill") {
    drillArguments(
      args,
      allAlerts(catalog).map(({ name }) => name),
    );
  }
  const local = command === "up" || command === "down" ? await changes(command, args, terminal === "terminal") : true;
  console.log(JSON.stringify({ local }));
  return 0;
});
