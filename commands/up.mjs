import { checkNode } from "./bootstrap/node-version.mjs";

checkNode();
// Only now what needs a recent Node.
const { launch } = await import("./bootstrap/launch.mjs");
const { changingStack, parseStackArguments } = await import("./bootstrap/arguments.mjs");
const { programsOf } = await import("./bootstrap/programs.mjs");

const help = `npm run up [-- STACK] [--yes]

Installs what is missing and brings a stack up, a real \`pulumi up\`. It refreshes first, so that a stopped process is
started again with its data.

  STACK   default local: the whole monitoring on this machine, no account needed. Others use your own Pulumi backend.
  --yes   do not ask after the preview (stacks other than local; needed without a terminal)
  --help  this text`;

await launch(() => {
  const given = parseStackArguments(process.argv.slice(2), changingStack("up"));
  if (!given.help) return { script: "commands/up.ts", args: process.argv.slice(2), programs: programsOf(given.stack) };
  console.log(help);
  return undefined;
});
