import { checkNode } from "../tools/bootstrap/node-version.mjs";

checkNode();
// Only now what needs a recent Node.
const { launch } = await import("../tools/bootstrap/launch.mjs");
const { UserError } = await import("../model/user-error.mjs");
const { programsOf } = await import("../tools/bootstrap/programs.mjs");

/** The commands that need this machine prepared, and the programs that each needs. @type {Record<string, string[]>} */
const commands = { drill: programsOf(true), status: ["pulumi"] };

await launch(() => {
  const [name = "", ...args] = process.argv.slice(2);
  const programs = commands[name];
  if (programs === undefined) {
    throw new UserError(`There is no command "${name}"; expected ${Object.keys(commands).join(", ")}`, 2);
  }
  // A command explains itself; for that it needs no program.
  const explains = args.some((arg) => arg === "--help" || arg === "-h");
  const needs = explains ? [] : name === "drill" ? { command: name, args, programs } : programs;
  return { script: `commands/${name}.ts`, args, needs };
});
