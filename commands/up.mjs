import { checkNode } from "../tools/bootstrap/node-version.mjs";

checkNode();
// Only now what needs a recent Node.
const { launch } = await import("../tools/bootstrap/launch.mjs");
const { changingStack, parseStackArguments } = await import("../tools/bootstrap/arguments.mjs");

const help = `npm run up [-- STACK] [--yes]

Installs what is missing and brings a stack up, a real \`pulumi up\`. It refreshes first, so that a stopped process is
started again with its data.

  STACK   default local. A stack of tier local is the whole monitoring on this machine, no account needed; others use
          your own Pulumi backend. Organization and project may stand before it: acme/product/prod.
  --yes   do not ask after the preview (stacks of other tiers than local; needed without a terminal)
  --help  this text`;

await launch(() => {
  const given = parseStackArguments(process.argv.slice(2), changingStack("up"));
  const needs = { command: "up", args: process.argv.slice(2) };
  if (!given.help) return { script: "commands/up.ts", args: process.argv.slice(2), needs };
  console.log(help);
  return undefined;
});
