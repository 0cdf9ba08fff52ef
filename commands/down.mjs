import { checkNode } from "../tools/bootstrap/node-version.mjs";

checkNode();
// Only now what needs a recent Node.
const { launch } = await import("../tools/bootstrap/launch.mjs");
const { changingStack, parseStackArguments } = await import("../tools/bootstrap/arguments.mjs");
const { defaultStack } = await import("../tools/bootstrap/paths.mjs");
const { localStackExists } = await import("../tools/bootstrap/state.mjs");

const help = `npm run down [-- STACK] [--yes]

Takes a stack down, a real \`pulumi destroy\`. Of a stack of tier local no process, port, state or data is left;
node_modules and the programs in .state/tools stay.

  STACK   default local. Stacks of other tiers than local use your own Pulumi backend.
  --yes   do not ask after the preview (stacks of other tiers than local; needed without a terminal)
  --help  this text`;

await launch(() => {
  const given = parseStackArguments(process.argv.slice(2), changingStack("down"));
  if (given.help) {
    console.log(help);
    return undefined;
  }
  if (given.stack === defaultStack && !localStackExists()) {
    console.log(`Nothing to take down: stack ${defaultStack} is not up.`);
    return undefined;
  }
  const args = process.argv.slice(2);
  return { script: "commands/down.ts", args, needs: { command: "down", args, programs: ["pulumi"] } };
});
