import { checkNode } from "./bootstrap/node-version.mjs";

checkNode();
// Only now what needs a recent Node.
const { launch } = await import("./bootstrap/launch.mjs");
const { changingStack, parseStackArguments } = await import("./bootstrap/arguments.mjs");
const { localStackExists } = await import("./bootstrap/state.mjs");

const help = `npm run down [-- STACK] [--yes]

Takes a stack down, a real \`pulumi destroy\`. Of the stack local no process, port, state or data is left; node_modules
and the programs in .state/tools stay.

  STACK   default local. Others use your own Pulumi backend.
  --yes   do not ask after the preview (stacks other than local; needed without a terminal)
  --help  this text`;

await launch(() => {
  const given = parseStackArguments(process.argv.slice(2), changingStack("down"));
  if (given.help) {
    console.log(help);
    return undefined;
  }
  if (given.stack === "local" && !localStackExists()) {
    console.log("Nothing to take down: the stack local is not up.");
    return undefined;
  }
  return { script: "commands/down.ts", args: process.argv.slice(2), programs: ["pulumi"] };
});
